#import <Foundation/Foundation.h>
@interface FIRAnalytics : NSObject
+ (void)logEventWithName:(NSString *)name parameters:(NSDictionary *)parameters;
@end
@interface Analytics : NSObject
+ (void)track:(NSString *)event;
@end
