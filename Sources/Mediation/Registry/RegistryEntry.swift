/// An enterprise or a person, recorded once for all cases of the federation.
public struct RegistryEntry: Sendable, Hashable {
    /// `E-000123` or `P-000123`.
    public var id: String
    /// What people call it.
    public var name: String
    /// The unified social credit code of an enterprise.
    public var creditCode: String?
    /// Where an enterprise is.
    public var address: String?
    /// A person's telephone number; personal.
    public var phone: String?
    /// The last four signs of a person's identity number, which is kept apart and never told; sensitive.
    public var identityEnd: String?
    /// The entry that this one became part of.
    public var mergedInto: String?

    /// Made of its properties.
    public init(
        id: String, name: String, creditCode: String? = nil, address: String? = nil, phone: String? = nil,
        identityEnd: String? = nil, mergedInto: String? = nil
    ) {
        self.id = id
        self.name = name
        self.creditCode = creditCode
        self.address = address
        self.phone = phone
        self.identityEnd = identityEnd
        self.mergedInto = mergedInto
    }
}
