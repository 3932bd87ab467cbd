//! The parts of a document, put together.

use std::io::{Cursor, Write};

use comity_regime::Day;
use zip::{DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::{
    super::element::escaped,
    paragraph::{Body, DECLARED, W},
};

/// What a document is besides its body.
pub struct Package<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its day.
    pub day: Day,
    /// What stands at the foot of every page, before the number of the page.
    pub footer: &'a str,
    /// What it says of itself to programs.
    pub properties: &'a [(&'static str, String)],
}

/// Where the properties that a program gives a document stand.
const OWN: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

impl Package<'_> {
    /// All of it as a file.
    pub fn zipped(&self, body: Body) -> Result<Vec<u8>, String> {
        let (document, comments) = body.finish();
        let parts: [(&str, &str); 8] = [
            ("[Content_Types].xml", include_str!("parts/content_types.xml")),
            ("_rels/.rels", include_str!("parts/package_rels.xml")),
            ("word/document.xml", &document),
            ("word/_rels/document.xml.rels", include_str!("parts/document_rels.xml")),
            ("word/styles.xml", include_str!("parts/styles.xml")),
            ("word/comments.xml", &comments),
            ("word/footer1.xml", &self.foot()),
            ("docProps/core.xml", &self.core()),
        ];
        let written = || -> ZipResult<Vec<u8>> {
            let mut zip = ZipWriter::new(Cursor::new(vec![]));
            let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
            for (name, part) in parts.into_iter().chain([("docProps/custom.xml", self.custom().as_str())]) {
                zip.start_file(name, options)?;
                zip.write_all(part.as_bytes())?;
            }
            Ok(zip.finish()?.into_inner())
        };
        written().map_err(|e| e.to_string())
    }

    fn foot(&self) -> String {
        let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        format!(
            "{DECLARED}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{} · </w:t></w:r>{}<w:r><w:instrText>PAGE</w:instrText></w:r>{}</w:p></w:ftr>",
            escaped(self.footer),
            field("begin"),
            field("end"),
        )
    }

    fn core(&self) -> String {
        format!(
            "{DECLARED}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>Comity</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created></cp:coreProperties>",
            escaped(self.title),
            self.day,
        )
    }

    fn custom(&self) -> String {
        let property = |(at, (name, value)): (usize, &(&str, String))| {
            format!(
                "<property fmtid=\"{OWN}\" pid=\"{}\" name=\"{name}\"><vt:lpwstr>{}</vt:lpwstr></property>",
                at + 2,
                escaped(value)
            )
        };
        let all: String = self.properties.iter().enumerate().map(property).collect();
        format!(
            "{DECLARED}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">{all}</Properties>"
        )
    }
}
