#pragma once
// As much of Foundation as the fixtures name.
typedef signed char BOOL;
typedef long NSInteger;
typedef unsigned long NSUInteger;
typedef double NSTimeInterval;
typedef long long int64_t;
#define YES ((BOOL)1)
#define NO ((BOOL)0)
#define nil ((id)0)
#define NULL ((void *)0)
#define NS_ASSUME_NONNULL_BEGIN _Pragma("clang assume_nonnull begin")
#define NS_ASSUME_NONNULL_END _Pragma("clang assume_nonnull end")
NS_ASSUME_NONNULL_BEGIN
@class NSString, NSDictionary<K, V>, NSArray<T>;
@protocol NSObject
@end
@protocol NSCopying
@end
@protocol NSFastEnumeration
@end
__attribute__((objc_root_class)) @interface NSObject <NSObject>
+ (instancetype)alloc;
- (instancetype)init;
+ (instancetype)new;
- (NSString *)description;
@end
@interface NSString : NSObject <NSCopying>
@property (readonly) NSUInteger length;
+ (instancetype)stringWithFormat:(NSString *)format, ...;
@end
@interface NSNumber : NSObject <NSCopying>
+ (NSNumber *)numberWithInt:(int)value;
+ (NSNumber *)numberWithInteger:(NSInteger)value;
+ (NSNumber *)numberWithUnsignedInteger:(NSUInteger)value;
+ (NSNumber *)numberWithLong:(long)value;
+ (NSNumber *)numberWithDouble:(double)value;
+ (NSNumber *)numberWithFloat:(float)value;
+ (NSNumber *)numberWithBool:(BOOL)value;
+ (NSNumber *)numberWithChar:(char)value;
@property (readonly) double doubleValue;
@property (readonly) NSInteger integerValue;
@property (readonly) long long longLongValue;
@end
@interface NSNull : NSObject
+ (NSNull *)null;
@end
@interface NSArray<__covariant T> : NSObject <NSFastEnumeration>
+ (instancetype)arrayWithObjects:(const id _Nonnull[_Nullable])objects count:(NSUInteger)count;
@end
@interface NSDictionary<__covariant K, __covariant V> : NSObject <NSFastEnumeration>
+ (instancetype)dictionary;
+ (instancetype)dictionaryWithObjects:(const id _Nonnull[_Nullable])objects
                              forKeys:(const id<NSCopying> _Nonnull[_Nullable])keys
                                count:(NSUInteger)count;
- (nullable V)objectForKeyedSubscript:(K)key;
@end
@interface NSMutableDictionary<K, V> : NSDictionary<K, V>
+ (instancetype)dictionaryWithDictionary:(NSDictionary<K, V> *)dictionary;
- (void)setObject:(nullable V)object forKeyedSubscript:(K)key;
- (void)setObject:(V)object forKey:(K)key;
@end
@interface NSDate : NSObject
+ (instancetype)date;
@property (readonly) NSTimeInterval timeIntervalSince1970;
@end
@interface NSTimeZone : NSObject
+ (nullable instancetype)timeZoneWithName:(NSString *)name;
@end
typedef enum : NSUInteger {
  NSISO8601DateFormatWithFractionalSeconds = 1 << 11,
  NSISO8601DateFormatWithInternetDateTime = 1 << 12,
} NSISO8601DateFormatOptions;
@interface NSISO8601DateFormatter : NSObject
+ (NSString *)stringFromDate:(NSDate *)date
                    timeZone:(NSTimeZone *)timeZone
               formatOptions:(NSISO8601DateFormatOptions)formatOptions;
@end
@interface NSData : NSObject
@end
@interface NSURL : NSObject
@end
@interface NSError : NSObject
@end
@interface NSURLSessionConfiguration : NSObject
+ (instancetype)defaultSessionConfiguration;
@end
#ifdef __cplusplus
extern "C" {
#endif
void NSLog(NSString *format, ...);
typedef struct queue *dispatch_queue_t;
dispatch_queue_t dispatch_get_main_queue(void);
void dispatch_async(dispatch_queue_t queue, void (^block)(void));
#ifdef __cplusplus
}
#endif
NS_ASSUME_NONNULL_END
