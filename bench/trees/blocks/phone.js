/**
 * @typedef {import('../names.js').Names} Names
 * @typedef {(names: Names) => string} Block
 */

/** @type {Block[]} */
const swift = [
  ({ Noun, noun, suffix, field, other, limit }) => `struct ${Noun}Record${suffix}: Codable {
    let id: String
    var ${field}: String
    var ${other}: Int?

    static let limit = ${limit}

    func describe() -> String {
        guard let ${other} = ${other}, ${other} < Self.limit else { return id }
        return "\\(${field}) of ${noun}: \\(${other})"
    }
}`,
  ({ Noun, noun, Verb, suffix, limit }) => `final class ${Noun}${Verb}Model${suffix} {
    private var items: [String: Int] = [:]
    private let limit = ${limit}

    func load(_ names: [String]) {
        for name in names where !name.isEmpty {
            items[name, default: 0] += 1
        }
        items = items.filter { $0.value < limit }
    }

    func ${noun}Count() -> Int {
        items.values.reduce(0, +)
    }
}`,
];

/** @type {Block[]} */
const swiftSegment = [
  ({ Noun, noun, verb, Verb, suffix, field }) => `func ${verb}${Noun}${suffix}(id: String, ${field}: String) {
    Analytics.shared().track("${Noun} ${Verb}", properties: ["${noun}": id, "${field}": ${field}])
}`,
  ({ Noun, verb, suffix, field, limit }) => `func ${verb}${Noun}Owner${suffix}(id: String) {
    if !id.isEmpty {
        Analytics.shared().identify(id, traits: ["${field}": "new", "limit": ${limit}])
    }
    Analytics.shared().screen("${Noun}")
}`,
];

/** @type {Block[]} */
const kotlin = [
  ({ Noun, noun, suffix, field, other, limit }) => `data class ${Noun}Record${suffix}(
    val id: String,
    val ${field}: String,
    val ${other}: Int?,
) {
    fun describe(): String {
        val count = ${other} ?: return id
        return if (count < ${limit}) "$${field} of ${noun}: $count" else id
    }
}`,
  ({ Noun, noun, Verb, suffix, limit }) => `class ${Noun}${Verb}Model${suffix} {
    private val items = mutableMapOf<String, Int>()

    fun load(names: List<String>) {
        names.filter { it.isNotEmpty() }.forEach { name ->
            items[name] = (items[name] ?: 0) + 1
        }
        items.entries.removeAll { it.value >= ${limit} }
    }

    fun ${noun}Count(): Int = items.values.sum()
}`,
];

/** @type {Block[]} */
const kotlinSegment = [
  ({
    Noun,
    noun,
    verb,
    Verb,
    suffix,
    field,
  }) => `fun ${verb}${Noun}${suffix}(context: Context, id: String, ${field}: String) {
    Analytics.with(context).track("${Noun} ${Verb}", Properties().putValue("${noun}", id).putValue("${field}", ${field}))
}`,
  ({ Noun, verb, suffix, field, limit }) => `fun ${verb}${Noun}Owner${suffix}(context: Context, id: String) {
    if (id.isNotEmpty()) {
        Analytics.with(context).identify(id, Traits().putValue("${field}", "new").putValue("limit", ${limit}), null)
    }
    Analytics.with(context).screen("${Noun}")
}`,
];

/** What files of Swift and of Kotlin are made of, without Segment and with it. */
export const PHONE_BLOCKS = {
  swift: { ordinary: swift, segment: swiftSegment },
  kotlin: { ordinary: kotlin, segment: kotlinSegment },
};
