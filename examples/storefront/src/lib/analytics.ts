/*!
 * Copyright (c) Paper & Pine
 * SPDX-License-Identifier: MIT
 */
import { AnalyticsBrowser } from '@segment/analytics-next';

// The one client of the shop. Events are named "Object Action", properties are in snake_case.
export const analytics = AnalyticsBrowser.load({ writeKey: import.meta.env.VITE_SEGMENT_WRITE_KEY });
