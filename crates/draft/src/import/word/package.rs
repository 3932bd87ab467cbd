//! The parts of a document, taken out of its package within bounds.

use std::io::{Cursor, Read};

use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

/// The most bytes of a file.
const LARGEST: usize = 16 << 20;

/// The most bytes of a part, unpacked.
const LARGEST_PART: u64 = 64 << 20;

/// The most parts.
const MOST_PARTS: usize = 4096;

/// The most elements within one another.
const DEEPEST: usize = 256;

/// Why a file is not read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unreadable(pub(super) String);

impl Unreadable {
    pub(super) fn new(why: impl Into<String>) -> Unreadable {
        Unreadable(why.into())
    }
}

/// The parts that are read.
pub struct Parts {
    /// The document itself.
    pub document: String,
    /// Comments.
    pub comments: Option<String>,
    /// Footnotes and endnotes.
    pub notes: Vec<String>,
    /// Automatic numbers.
    pub numbering: Option<String>,
    /// Styles, which may number.
    pub styles: Option<String>,
    /// What the document says of itself to programs.
    pub properties: Option<String>,
    /// How many headers and footers there are, which are not read.
    pub margins: usize,
}

/// Takes the parts out.
///
/// # Errors
/// The file is no such package, or is not read.
pub fn parts(bytes: &[u8]) -> Result<Parts, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::new("a document has at most 16 MiB"));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Unreadable::new(
            "it is encrypted, or of a Word before 2007: save it as .docx, without a password",
        ));
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes))
        .map_err(|e| Unreadable::new(format!("it is no .docx: its package cannot be opened ({e})")))?;
    if zip.len() > MOST_PARTS {
        return Err(Unreadable::new(format!("it has {} parts; {MOST_PARTS} are read at most", zip.len())));
    }
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.map(|name| name.into_owned()).map_err(|e| Unreadable::new(e.to_string())))
        .collect::<Result<_, _>>()?;
    if names.iter().any(|name| name.ends_with("vbaProject.bin")) {
        return Err(Unreadable::new("it has macros: save it as .docx, without them"));
    }
    let margin = |name: &&String| name.starts_with("word/header") || name.starts_with("word/footer");
    let mut part = |name: &str| part(&mut zip, name);
    let Some(document) = part("word/document.xml")? else {
        return Err(Unreadable::new("it is no .docx: it has no word/document.xml"));
    };
    Ok(Parts {
        document,
        comments: part("word/comments.xml")?,
        notes: [part("word/footnotes.xml")?, part("word/endnotes.xml")?].into_iter().flatten().collect(),
        numbering: part("word/numbering.xml")?,
        styles: part("word/styles.xml")?,
        properties: part("docProps/custom.xml")?,
        margins: names.iter().filter(margin).count(),
    })
}

fn part(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Unreadable> {
    let broken = |why: String| Unreadable::new(format!("its part {name} cannot be read: {why}"));
    let file = match zip.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(e) => return Err(broken(e.to_string())),
    };
    let mut bytes = vec![];
    // What the package says of its size may be wrong: what comes out is what counts.
    file.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|e| broken(e.to_string()))?;
    if bytes.len() as u64 > LARGEST_PART {
        return Err(broken("it is larger than 64 MiB".into()));
    }
    String::from_utf8(bytes).map(Some).map_err(|_| broken("it is not UTF-8".into()))
}

/// Reads the elements of a part one after the other, no deeper than can be meant; a document type is refused.
///
/// # Errors
/// The part is not well formed, is too deep, or has a document type.
pub fn elements(
    part: &str,
    mut each: impl FnMut(Event<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(part);
    let mut depth = 0usize;
    loop {
        let at = reader.buffer_position();
        let event = reader
            .read_event()
            .map_err(|e| Unreadable::new(format!("its XML is broken at byte {at}: {e}")))?;
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(Unreadable::new("it has a document type, which is not read")),
            Event::Eof if depth > 0 => {
                return Err(Unreadable::new("its XML ends before what is open is closed"));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Unreadable::new(format!("its elements are deeper than {DEEPEST}")));
        }
        each(event)?;
    }
}

/// The value of an attribute by its name without a prefix.
pub fn attribute(element: &quick_xml::events::BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
    let value = String::from_utf8_lossy(&found.value).into_owned();
    Some(quick_xml::escape::unescape(&value).map_or(value.clone(), |text| text.into_owned()))
}

/// What stands between elements.
///
/// # Errors
/// It refers to something that XML has not.
pub fn text(event: &Event<'_>) -> Result<Option<String>, Unreadable> {
    match event {
        Event::Text(text) => Ok(Some(String::from_utf8_lossy(text).into_owned())),
        Event::CData(text) => Ok(Some(String::from_utf8_lossy(text).into_owned())),
        Event::GeneralRef(name) => {
            let reference = format!("&{};", String::from_utf8_lossy(name));
            quick_xml::escape::unescape(&reference)
                .map(|text| Some(text.into_owned()))
                .map_err(|e| Unreadable::new(format!("it refers to what XML has not: {e}")))
        }
        _ => Ok(None),
    }
}
