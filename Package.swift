// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every line of Swift in the house.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func room(
    _ name: String, _ dependencies: [Target.Dependency] = [], embeds: Bool = false, exclude: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings,
        plugins: embeds ? [.plugin(name: "EmbedResources")] : [])
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies, exclude: exclude,
        swiftSettings: settings)
}

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let yaml: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")

let package = Package(
    name: "Parley",
    products: [
        .executable(name: "parleyd", targets: ["parleyd"]),
        .executable(name: "parley", targets: ["parley"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Pure core: no IO, no clock, no threads.
        room("Wording"),
        room("JSONText"),
        room("WorkCalendar", ["Wording"]),
        room("Procedures", ["Wording", "JSONText", "WorkCalendar"]),
        room("AdminProtocol", ["Wording", "JSONText"], embeds: true, exclude: ["Messages"]),
        room("ICalendar", ["WorkCalendar"]),
        room("AuditChain", [crypto]),
        room(
            "Forms", ["Wording", "JSONText", "WorkCalendar", "Procedures", mustache, crypto], embeds: true,
            exclude: ["Resources"]),

        // Use cases and ports.
        room("Mediation", ["Wording", "JSONText", "WorkCalendar", "Procedures", "Forms"]),

        // Adapters.
        room(
            "ProcedureLibrary", ["Wording", "JSONText", "WorkCalendar", "Procedures", yaml], embeds: true,
            exclude: ["Resources"]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        room("Postgres", ["CLibPQ", logging]),
        room(
            "CaseStorage",
            ["Wording", "JSONText", "WorkCalendar", "Procedures", "Mediation", "Postgres", "AuditChain", logging],
            embeds: true),
        room("Reminders", ["Wording", "JSONText", "WorkCalendar", "Procedures", "Mediation", logging]),
        room(
            "Notifier", ["Wording", "JSONText", "WorkCalendar", "Mediation", "CLibCurl", logging, crypto], embeds: true,
            exclude: ["Resources"]),
        room(
            "AdminServer",
            [
                "Wording", "JSONText", "WorkCalendar", "Procedures", "Forms", "ICalendar", "AdminProtocol", "Mediation",
                logging, crypto,
            ] + nio),

        // Programs.
        program(
            "parleyd",
            [
                "Wording", "JSONText", "WorkCalendar", "Procedures", "Forms", "AdminProtocol", "AuditChain",
                "Mediation",
                "ProcedureLibrary", "Postgres", "CaseStorage", "Reminders", "Notifier", "AdminServer", logging,
                lifecycle, signals, arguments, yaml, crypto,
            ] + nio),
        program("parley", ["Wording", "JSONText", "AdminProtocol"]),
        program(
            "parley-bench",
            [
                "Wording", "JSONText", "WorkCalendar", "Procedures", "AdminProtocol", "AuditChain", "Mediation",
                "ProcedureLibrary", arguments,
            ]),

        // Build tools.
        program("EmbedTool", []),
        .plugin(name: "EmbedResources", capability: .buildTool(), dependencies: ["EmbedTool"]),

        // Tests.
        room("TestSupport", ["JSONText", "WorkCalendar", "Postgres"]),
        tests("Wording"),
        tests("JSONText"),
        tests("WorkCalendar", ["Wording", "ProcedureLibrary"], exclude: ["Fixtures"]),
        tests("Procedures", ["Wording", "JSONText", "WorkCalendar"]),
        tests("AdminProtocol", ["Wording", "JSONText"]),
        tests("ICalendar", ["WorkCalendar"]),
        tests("AuditChain"),
        tests("Forms", ["Wording", "JSONText", "WorkCalendar", "Procedures", "ProcedureLibrary"]),
        tests("Mediation", ["Wording", "JSONText", "WorkCalendar", "Procedures", "ProcedureLibrary"]),
        tests("ProcedureLibrary", ["Wording", "JSONText", "WorkCalendar", "Procedures", "Mediation"]),
        tests("Postgres", ["TestSupport"]),
        tests(
            "CaseStorage",
            [
                "AuditChain", "TestSupport", "Wording", "JSONText", "WorkCalendar", "Procedures", "Mediation",
                "Postgres",
                "Reminders", logging,
            ]),
        tests(
            "Reminders",
            [
                "TestSupport", "Wording", "JSONText", "WorkCalendar", "Procedures", "Mediation", "ProcedureLibrary",
                logging,
            ]),
        tests("Notifier", ["TestSupport", "Wording", "JSONText", "WorkCalendar", "Mediation", logging]),
        tests(
            "AdminServer",
            ["TestSupport", "AdminProtocol", "Mediation", "JSONText", "Wording", "WorkCalendar", logging]
                + nio + [.product(name: "NIOEmbedded", package: "swift-nio")]),
        tests("parley", ["Wording", "JSONText", "AdminProtocol"]),
        tests("parleyd", ["Wording", "Mediation", "CaseStorage", "Notifier"]),
        tests("parley-bench"),
        .testTarget(
            name: "SystemTests", dependencies: ["parleyd", "parley", "TestSupport", "JSONText", "WorkCalendar"],
            swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    ]
)
