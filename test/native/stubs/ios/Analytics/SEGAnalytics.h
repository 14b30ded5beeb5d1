#import <Segment/SEGAnalytics.h>
