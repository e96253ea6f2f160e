/// The types of keys and subjects; the raw value is the wire name (protocol.md 8.1, decisions.md 4).
public enum KeyType: String, Sendable, CaseIterable {
    /// Identifiers of things that exist.
    case `case`, notice, account, command, action, state, office, procedure, rule, party, record, due, enterprise,
        person
    /// One of the key's `values`.
    case `enum`
    /// A whole number within ±(2^53−1).
    case int
    /// `yes` or `no`.
    case bool
    /// A civil day, `today`, `today+7d` or `today-3d`.
    case date
    /// A moment or a civil day, `now`, `today`, `today+7d` or `today-3d`.
    case instant
    /// A number and a unit: `30s`, `15d`, `5wd`, `1m`.
    case duration
    /// The case version that a change expects: a number, or `any` for supervisors.
    case version
    /// An idempotency key: 8 to 64 of `A-Za-z0-9._-`.
    case key
    /// 64 lower-case hexadecimal digits.
    case sha256
    /// The `next` of a page, opaque.
    case cursor
    /// One line of text without control and bidirectional-control characters.
    case line
    /// Text with LF and TAB as its only controls.
    case text
    /// Whole fen.
    case money
}
