/// A PDF of one page with a few lines of text.
package enum TinyPDF {
    /// - Parameter operators: go into the page as they are.
    package static func bytes(_ lines: [String], operators: String = "") -> [UInt8] {
        let text = lines.map { line in
            "(\(line.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)"))) Tj T*"
        }.joined(separator: "\n")
        let content = "BT /F1 12 Tf 14 TL 72 720 Td \(text) ET \(operators)"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
        ]
        var file = "%PDF-1.4\n"
        for (number, object) in objects.enumerated() { file += "\(number + 1) 0 obj\n\(object)\nendobj\n" }
        return Array((file + "trailer << /Root 1 0 R /Size 5 >>\n").utf8)
    }
}
