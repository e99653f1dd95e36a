// swift-tools-version: 6.2

import PackageDescription

var settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
]
if Context.environment["TRUSTWATCH_STRICT"] != nil {  // `make check`
    settings.append(.treatAllWarnings(as: .error))
}

// `make build` names the commit for `--version`.
let commit = Context.environment["TRUSTWATCH_COMMIT"].flatMap { UInt64($0, radix: 16) } ?? 0

// Each target imports only what stands before it: docs/ARCHITECTURE.md says why.
let package = Package(
    name: "trustwatch",
    products: [.executable(name: "trustwatch", targets: ["Trustwatch"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
        // Its FilePath and Errno stand in the signatures of swift-subprocess.
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    ],
    targets: [
        .target(name: "CBuild", cSettings: [.define("TRUSTWATCH_COMMIT", to: "\(commit)")]),
        .systemLibrary(name: "CCodecs", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "Curl", dependencies: ["CCodecs", "CCurl"], swiftSettings: settings),
        .target(name: "Markup", dependencies: ["CXML2"], swiftSettings: settings),
        .target(
            name: "TrustwatchCore",
            dependencies: ["Markup"],
            resources: [.embedInCode("Matching/authorities.csv")],
            swiftSettings: settings
        ),
        .target(
            name: "TrustwatchStore",
            dependencies: ["CSQLite", "TrustwatchCore", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings
        ),
        .target(
            name: "TrustwatchService",
            dependencies: [
                "CBuild", "Curl", "TrustwatchCore", "TrustwatchStore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "Trustwatch",
            dependencies: [
                "TrustwatchService",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        // `make bench`: how fast feeds are read, beside libxml2 alone, and items understood.
        .executableTarget(
            name: "trustwatch-bench", dependencies: ["TrustwatchCore"], path: "Benchmarks", exclude: ["polling"],
            swiftSettings: settings),
        // Web and mail servers on loopback for the tests.
        .target(name: "LoopbackServers", path: "Tests/LoopbackServers", swiftSettings: settings),
        .testTarget(name: "CurlTests", dependencies: ["Curl", "LoopbackServers"], swiftSettings: settings),
        .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: settings),
        .testTarget(
            name: "TrustwatchCoreTests", dependencies: ["TrustwatchCore"], exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(name: "TrustwatchStoreTests", dependencies: ["TrustwatchStore"], swiftSettings: settings),
        .testTarget(
            name: "TrustwatchServiceTests", dependencies: ["TrustwatchService", "LoopbackServers"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TrustwatchTests",
            dependencies: [
                "Trustwatch", "TrustwatchStore", "LoopbackServers", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
    ]
)
