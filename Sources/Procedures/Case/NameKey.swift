/// A name as it is compared, so that two ways of writing one enterprise are the same.
public enum NameKey {
    /// Letters and digits only, full-width forms as plain ones, in lower case, without the legal form at the end; nil where
    /// fewer than two signs are left, which would fit everything.
    public static func of(_ name: String) -> String? {
        var key = ""
        for scalar in name.unicodeScalars {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            let plain = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
            guard plain.properties.isAlphabetic || plain.properties.numericType != nil else { continue }
            key += plain.properties.lowercaseMapping
        }
        for form in legalForms where key.hasSuffix(form) && key.count > form.count + 1 {
            key.removeLast(form.count)
            break
        }
        return key.unicodeScalars.count >= 2 ? key : nil
    }

    /// The longest first.
    private static let legalForms = ["股份有限公司", "有限责任公司", "有限公司", "公司", "coltd", "ltd", "inc"]
}
