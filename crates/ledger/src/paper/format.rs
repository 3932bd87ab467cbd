//! Which kind of file a document is, by what is in it: a name or a header may say anything.

use std::io::{self, Read, Seek, SeekFrom};

/// The kinds of files that are kept as documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Portable Document Format (ISO 32000-2).
    Pdf,
    /// Plain text in UTF-8.
    Text,
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// OpenDocument presentation.
    Odp,
    /// Office Open XML text (ECMA-376).
    Docx,
    /// Office Open XML spreadsheet.
    Xlsx,
    /// Office Open XML presentation.
    Pptx,
}

/// Each with its media type and the usual ending of its name.
const KNOWN: [(Format, &str, &str); 10] = [
    (Format::Pdf, "application/pdf", "pdf"),
    (Format::Text, "text/plain; charset=utf-8", "txt"),
    (Format::Png, "image/png", "png"),
    (Format::Jpeg, "image/jpeg", "jpg"),
    (Format::Odt, "application/vnd.oasis.opendocument.text", "odt"),
    (Format::Ods, "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (Format::Odp, "application/vnd.oasis.opendocument.presentation", "odp"),
    (Format::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    (Format::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    (Format::Pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
];

/// The part that each kind of Office Open XML file has, where all programs put it (ECMA-376 part 1, section 9).
const PARTS: [(&[u8], Format); 3] = [
    (b"word/document.xml", Format::Docx),
    (b"xl/workbook.xml", Format::Xlsx),
    (b"ppt/presentation.xml", Format::Pptx),
];

/// What is accepted, in words.
pub const ACCEPTED: &str = "PDF, plain text in UTF-8, PNG, JPEG, OpenDocument (odt, ods, odp) and Office Open XML without macros (docx, xlsx, pptx)";

/// No ZIP archive has its directory further from its end: 22 bytes and a comment (APPNOTE.TXT, section 4.3.16).
const END: u64 = 22 + 65_535;

impl Format {
    fn row(self) -> (&'static str, &'static str) {
        // INVARIANT: each has a row.
        KNOWN.iter().find(|(format, ..)| *format == self).map_or(("", ""), |(_, kind, ending)| (kind, ending))
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        self.row().0
    }

    /// The usual ending of such a file's name, without the dot.
    pub fn ending(self) -> &'static str {
        self.row().1
    }

    /// Whether browsers show it without running anything.
    pub fn is_plain(self) -> bool {
        matches!(self, Format::Text | Format::Png | Format::Jpeg)
    }

    /// Recognises a file, reading all of it only if it may be a text. Of an archive no more is read than its directory, and
    /// nothing is unpacked.
    ///
    /// # Errors
    /// If it cannot be read. What it is instead of one of the kinds that are accepted is no error, but the inner answer.
    pub fn recognise(file: &mut (impl Read + Seek)) -> io::Result<Result<Format, &'static str>> {
        let text = match Format::by_magic(file)? {
            Some(known) => return Ok(known),
            None => plain_text(file)?,
        };
        Ok(text.map(|()| Format::Text))
    }

    /// What a file is that was recognised once: all that is not known by its first bytes is a text.
    pub(crate) fn of_kept(file: &mut (impl Read + Seek)) -> io::Result<Format> {
        Ok(Format::by_magic(file)?.and_then(Result::ok).unwrap_or(Format::Text))
    }

    /// By the bytes that it begins with: ISO 32000-2, section 7.5.2; PNG, section 5.2; ITU-T T.81, B.1.1.3; APPNOTE.TXT,
    /// section 4.3.7.
    fn by_magic(file: &mut (impl Read + Seek)) -> io::Result<Option<Result<Format, &'static str>>> {
        file.seek(SeekFrom::Start(0))?;
        let mut head = vec![];
        file.by_ref().take(128).read_to_end(&mut head)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(match &head[..] {
            [] => Some(Err("it is empty")),
            head if head.starts_with(b"%PDF-") => Some(Ok(Format::Pdf)),
            head if head.starts_with(b"\x89PNG\r\n\x1a\n") => Some(Ok(Format::Png)),
            head if head.starts_with(b"\xff\xd8\xff") => Some(Ok(Format::Jpeg)),
            head if head.starts_with(b"PK\x03\x04") => Some(match open_document(head) {
                Some(format) => Ok(format),
                None => open_xml(file)?,
            }),
            _ => None,
        })
    }
}

/// OpenDocument: the first file of the archive is named `mimetype`, stored as it is, without an extra field (ODF 1.3
/// part 2, section 3.3).
fn open_document(head: &[u8]) -> Option<Format> {
    let two = |at: usize| Some(u16::from_le_bytes(head.get(at..at + 2)?.try_into().ok()?));
    let plain = (two(8)?, two(26)?, two(28)?) == (0, 8, 0) && head.get(30..38)? == b"mimetype";
    let length = usize::try_from(u32::from_le_bytes(head.get(18..22)?.try_into().ok()?)).ok()?;
    let kind = plain.then(|| head.get(38..38_usize.checked_add(length)?)).flatten()?;
    KNOWN.iter().find(|(_, known, _)| known.as_bytes() == kind).map(|(format, ..)| *format)
}

/// Office Open XML: the archive holds `[Content_Types].xml` (ECMA-376 part 2, section 7.2.3), the part that makes it one of
/// the kinds, and no macros. Names are read one after the other, so that no number of them fills the memory.
fn open_xml(file: &mut (impl Read + Seek)) -> io::Result<Result<Format, &'static str>> {
    const OTHER: Result<Format, &str> = Err("it is a ZIP archive, and none that is a document");
    let Some((entries, at, size)) = directory(file)? else { return Ok(OTHER) };
    file.seek(SeekFrom::Start(at))?;
    let mut names = io::BufReader::new(file.by_ref().take(size));
    let (mut types, mut found) = (false, None);
    for _ in 0..entries {
        let mut fixed = [0; 46];
        if names.read_exact(&mut fixed).is_err() || !fixed.starts_with(b"PK\x01\x02") {
            return Ok(OTHER);
        }
        let length = |at: usize| u64::from(u16::from_le_bytes([fixed[at], fixed[at + 1]]));
        let mut name = vec![];
        names.by_ref().take(length(28)).read_to_end(&mut name)?;
        io::copy(&mut names.by_ref().take(length(30) + length(32)), &mut io::sink())?;
        name.make_ascii_lowercase();
        if name.ends_with(b"vbaproject.bin") {
            return Ok(Err("it has macros: keep it without them"));
        }
        types |= name == b"[content_types].xml";
        found = found.or(PARTS.iter().find(|(part, _)| name == *part).map(|(_, format)| *format));
    }
    Ok(found.filter(|_| types).map_or(OTHER, Ok))
}

/// How many entries the directory of an archive has, where it begins, and how long it is (APPNOTE.TXT, section 4.3.16).
fn directory(file: &mut (impl Read + Seek)) -> io::Result<Option<(u16, u64, u64)>> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(END)))?;
    let mut tail = vec![];
    file.by_ref().take(END).read_to_end(&mut tail)?;
    let end = (0..tail.len().saturating_sub(21)).rev().map(|at| &tail[at..]);
    let Some(end) = end.into_iter().find(|end| end.starts_with(b"PK\x05\x06")) else { return Ok(None) };
    let four = |at: usize| u64::from(u32::from_le_bytes([end[at], end[at + 1], end[at + 2], end[at + 3]]));
    let (entries, size, at) = (u16::from_le_bytes([end[10], end[11]]), four(12), four(16));
    Ok((at + size <= length).then_some((entries, at, size)))
}

/// Whether it is plain text: UTF-8, without control characters, and no mark-up. All that browsers take for HTML or XML begins
/// with `<` (WHATWG MIME Sniffing, section 7.1).
fn plain_text(file: &mut impl Read) -> io::Result<Result<(), &'static str>> {
    const OTHER: Result<(), &str> = Err("its kind is not known");
    let (mut buffer, mut carried, mut begun) = (vec![0; 64 << 10], 0, false);
    loop {
        let read = file.read(&mut buffer[carried..])?;
        let filled = carried + read;
        let valid = match std::str::from_utf8(&buffer[..filled]) {
            Ok(_) => filled,
            // A character may go on in what is read next.
            Err(e) if e.error_len().is_none() && read > 0 => e.valid_up_to(),
            Err(_) => return Ok(OTHER),
        };
        let text = std::str::from_utf8(&buffer[..valid]).unwrap_or_default();
        if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c')) {
            return Ok(OTHER);
        }
        let first = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace()).chars().next();
        if !begun && first == Some('<') {
            return Ok(Err("it is mark-up, such as HTML or XML, and no plain text"));
        }
        begun |= first.is_some();
        if read == 0 {
            return Ok(Ok(()));
        }
        buffer.copy_within(valid..filled, 0);
        carried = filled - valid;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Cursor;

    use super::*;

    fn recognised(bytes: &[u8]) -> Result<Format, &'static str> {
        Format::recognise(&mut Cursor::new(bytes)).unwrap()
    }

    /// An archive as APPNOTE.TXT lays it out: files stored as they are, then the directory.
    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut all, mut directory) = (vec![], vec![]);
        for (name, bytes) in files {
            let length = u32::try_from(bytes.len()).unwrap().to_le_bytes();
            let named = u16::try_from(name.len()).unwrap().to_le_bytes();
            let sizes = [&[0; 12][..], &length, &length, &named].concat();
            directory
                .extend([&b"PK\x01\x02\x14\0\x14\0"[..], &sizes, &[0; 16][..], name.as_bytes()].concat());
            all.extend([&b"PK\x03\x04\x14\0"[..], &sizes, &[0; 2][..], name.as_bytes(), bytes].concat());
        }
        let (at, size) = (u32::try_from(all.len()).unwrap(), u32::try_from(directory.len()).unwrap());
        let count = u16::try_from(files.len()).unwrap().to_le_bytes();
        let end =
            [&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &size.to_le_bytes(), &at.to_le_bytes(), &[0; 2]];
        all.extend(directory);
        all.extend(end.concat());
        all
    }

    #[test]
    fn files_are_what_is_in_them() {
        assert_eq!(recognised(b"%PDF-1.7\n..."), Ok(Format::Pdf));
        assert_eq!(recognised(b"\x89PNG\r\n\x1a\n...."), Ok(Format::Png));
        assert_eq!(recognised(b"\xff\xd8\xff\xe0...."), Ok(Format::Jpeg));
        assert_eq!(recognised("\u{feff}Déclaration de l'État\r\n".as_bytes()), Ok(Format::Text));
        let kind = b"application/vnd.oasis.opendocument.text";
        assert_eq!(recognised(&archive(&[("mimetype", kind), ("content.xml", b"<a/>")])), Ok(Format::Odt));
        for (part, format) in PARTS {
            let part = std::str::from_utf8(part).unwrap();
            assert_eq!(
                recognised(&archive(&[("[Content_Types].xml", b"<a/>"), (part, b"<a/>")])),
                Ok(format)
            );
        }
    }

    #[test]
    fn what_is_no_document_is_refused_and_says_why() {
        let of = |files: &[(&str, &[u8])]| recognised(&archive(files)).unwrap_err();
        let other = "it is a ZIP archive, and none that is a document";
        assert_eq!(of(&[("word/document.xml", b"<a/>")]), other);
        assert_eq!(of(&[("[Content_Types].xml", b"<a/>"), ("a.exe", b"MZ")]), other);
        let kind = b"application/vnd.oasis.opendocument.text-template";
        assert_eq!(of(&[("mimetype", kind)]), other);
        let macros =
            [("[Content_Types].xml", &b""[..]), ("word/document.xml", b""), ("word/vbaProject.bin", b"")];
        assert_eq!(of(&macros), "it has macros: keep it without them");
        assert_eq!(recognised(b"").unwrap_err(), "it is empty");
        assert!(recognised(b"\n <!DOCTYPE html><script>").unwrap_err().contains("mark-up"));
        for other in [&b"MZ\x90\0"[..], b"caf\xe9", b"text \0 text", b"cut \xe2\x82"] {
            assert_eq!(recognised(other).unwrap_err(), "its kind is not known", "{other:?}");
        }
    }

    #[test]
    fn a_directory_that_lies_is_read_no_further_than_it_goes() {
        let whole = archive(&[("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>")]);
        for cut in 4..whole.len() {
            assert!(recognised(&whole[..cut]).is_err(), "{cut}");
        }
        for at in 4..whole.len() {
            let mut changed = whole.clone();
            changed[at] = 0xff;
            // It is one or none; it does not end the program.
            let _ = recognised(&changed);
        }
    }

    #[test]
    fn a_character_may_lie_across_what_is_read_at_once() {
        let text = format!("{}€ and more", "a".repeat((64 << 10) - 1));
        assert_eq!(recognised(text.as_bytes()), Ok(Format::Text));
        let late = [text.as_bytes(), b"\xff"].concat();
        assert!(recognised(&late).is_err());
    }
}
