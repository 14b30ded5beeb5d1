@file:Suppress("UNUSED_PARAMETER", "unused")

package androidx.compose.runtime

annotation class Composable

class DisposableEffectScope {
    fun onDispose(run: () -> Unit) {}
}

class ProvidableCompositionLocal<T>(val current: T)

fun <T> staticCompositionLocalOf(make: () -> T): ProvidableCompositionLocal<T> = TODO()

fun LaunchedEffect(key: Any?, run: () -> Unit) {}

fun DisposableEffect(key: Any?, run: DisposableEffectScope.() -> Unit) {}
