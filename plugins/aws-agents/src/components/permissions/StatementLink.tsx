import CloseIcon from '@mui/icons-material/Close';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import type {
  PolicyText,
  StatementPlace,
} from 'backstage-plugin-aws-agents-common';
import { useContext, useId, useState } from 'react';
import { PolicyTexts } from './policies';
import { PolicyLines } from './PolicyLines';
import { placeText, policyTitle } from './words';

const StatementDialog = (props: {
  place: StatementPlace;
  policy: PolicyText;
  onClose: () => void;
}) => {
  const { place, policy, onClose } = props;
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="md"
    >
      <DialogTitle
        id={titleId}
        sx={{ fontSize: 16, display: 'flex', justifyContent: 'space-between' }}
      >
        {placeText(place)}
        <IconButton size="small" onClick={onClose} aria-label="Close">
          <CloseIcon fontSize="small" />
        </IconButton>
      </DialogTitle>
      <DialogContent>
        <PolicyLines
          label={policyTitle(policy)}
          text={policy.text}
          marked={place.lines}
          excerpt={null}
        />
      </DialogContent>
    </Dialog>
  );
};

/** A statement's name in a table; its text opens over the page, where there is room for it. */
export const StatementLink = (props: { place: StatementPlace }) => {
  const { place } = props;
  const [open, setOpen] = useState(false);
  const policy = useContext(PolicyTexts).find(
    ({ id }) => id === place.policyId,
  );
  if (!policy) {
    return <>{placeText(place)}</>;
  }
  return (
    <>
      <Link
        component="button"
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        sx={{
          font: 'inherit',
          textAlign: 'left',
          verticalAlign: 'baseline',
          color: 'inherit',
          textDecoration: 'underline dotted',
          textUnderlineOffset: 3,
        }}
      >
        {placeText(place)}
      </Link>
      {open && (
        <StatementDialog
          place={place}
          policy={policy}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};
