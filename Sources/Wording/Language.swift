/// A language in which Parley speaks to people. Codes, keys and enum values never translate.
public enum Language: String, Sendable, CaseIterable {
    case zh
    case en
}
