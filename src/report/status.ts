import type { CallSiteReport } from './report.js';

type HasStatus = Pick<CallSiteReport, 'status'>;

/** True for a call that goes on speaking to Segment. */
export const isLeft = ({ status }: HasStatus): boolean => status === 'manual' || status === 'possible';

/** True for a call that speaks to Amplitude now. */
export const isMoved = (site: HasStatus): boolean => !isLeft(site);
