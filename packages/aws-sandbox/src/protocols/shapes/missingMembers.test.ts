import { serviceModel } from '../model/serviceModels';
import { missingMembers } from './missingMembers';

const { input } = serviceModel('cloudwatch').operation('PutMetricData')!;
const listPath = (list: string, index: number) => `${list}.member.${index + 1}`;

describe('missingMembers', () => {
  it('finds nothing where all is there', () => {
    expect(missingMembers(input, { Namespace: 'n' }, listPath)).toEqual([]);
  });

  it('finds members at any depth, with their paths', () => {
    const value = {
      MetricData: [
        { MetricName: 'm', Dimensions: [{ Name: 'a', Value: 'b' }] },
        { Dimensions: [{ Name: 'a' }, { Value: 'b' }] },
      ],
    };
    expect(missingMembers(input, value, listPath)).toEqual([
      'Namespace',
      'MetricData.member.2.MetricName',
      'MetricData.member.2.Dimensions.member.1.Value',
      'MetricData.member.2.Dimensions.member.2.Name',
    ]);
  });
});
