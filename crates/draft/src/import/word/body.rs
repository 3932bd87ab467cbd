//! The body of a document, element by element.

use comity_regime::Day;
use quick_xml::events::{BytesStart, Event};

use super::{
    Change, Comment, Document, Paragraph, Written,
    number::Numbers,
    package::{Parts, Unreadable, attribute, elements, text},
};
use crate::reading::Base;

/// What a name that begins a bookmark of ours begins with.
const BOOKMARK: &str = "p_";

/// The same around the rule of a provision.
const RULE_BOOKMARK: &str = "r_";

/// Reads the document with its notes and comments.
///
/// # Errors
/// A part is not well formed.
pub fn read(parts: &Parts, numbers: Numbers) -> Result<Document, Unreadable> {
    let mut reading = Reading { numbers, ..Reading::default() };
    elements(&parts.document, |event| reading.event(&event))?;
    for notes in &parts.notes {
        elements(notes, |event| reading.event(&event))?;
    }
    if let Some(comments) = &parts.comments {
        reading.comments(comments)?;
    }
    Ok(reading.document)
}

/// A document that is being read.
#[derive(Default)]
struct Reading {
    document: Document,
    numbers: Numbers,
    /// Paragraphs that are open, one within another's text box.
    open: Vec<Open>,
    /// Tracked changes that are open.
    changes: Vec<Change>,
    /// How many elements are open whose words are no words of the document.
    beside: usize,
    /// Within the text of a run.
    words: bool,
    /// The note that is being read.
    note: Option<String>,
}

/// A paragraph that is open, and what it says of its number.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    style: String,
    list: Option<String>,
    level: Option<usize>,
    in_properties: bool,
}

impl Reading {
    fn event(&mut self, event: &Event<'_>) -> Result<(), Unreadable> {
        match event {
            Event::Start(element) => self.starts(element),
            Event::Empty(element) => {
                self.starts(element);
                self.ends(element.local_name().as_ref());
            }
            Event::End(element) => self.ends(element.local_name().as_ref()),
            event if self.words && self.beside == 0 => {
                if let Some(words) = text(event)? {
                    self.put(&words);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn starts(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        let name = name.as_ref();
        if self.beside > 0 {
            self.beside += usize::from(is_beside(name));
            return;
        }
        match name {
            _ if is_beside(name) => self.beside += 1,
            b"p" => self.open.push(Open::default()),
            b"pPr" => self.properties(true),
            b"t" | b"delText" => self.words = true,
            b"tab" if !self.in_properties() => self.put("\t"),
            b"br" | b"cr" => self.put("\n"),
            b"noBreakHyphen" => self.put("\u{2011}"),
            b"ins" | b"moveTo" if !self.in_properties() => self.tracked(element, Change::Inserted),
            b"del" | b"moveFrom" if !self.in_properties() => self.tracked(element, Change::Deleted),
            b"del" | b"moveFrom" => self.last(|open| open.paragraph.joined = true),
            b"pStyle" => self.last(|open| open.style = attribute(element, "val").unwrap_or_default()),
            b"numId" => self.last(|open| open.list = attribute(element, "val")),
            b"ilvl" => {
                let level = attribute(element, "val").and_then(|level| level.parse().ok());
                self.last(|open| open.level = level);
            }
            b"bookmarkStart" => {
                let name = attribute(element, "name").unwrap_or_default();
                let place = |begins: &str| name.strip_prefix(begins).and_then(|at| at.parse().ok());
                if let Some(place) = place(BOOKMARK) {
                    self.last(|open| open.paragraph.of.push(place));
                }
                if let Some(place) = place(RULE_BOOKMARK) {
                    self.last(|open| open.paragraph.rule = Some(place));
                    self.document.found.rules += 1;
                }
            }
            b"footnoteReference" | b"endnoteReference" => {
                let mark = attribute(element, "id").map(|id| format!("[^{id}]"));
                self.put(&mark.unwrap_or_default());
            }
            b"footnote" | b"endnote" => {
                // Word keeps the lines that separate notes among the notes.
                self.note = match attribute(element, "type") {
                    None => attribute(element, "id"),
                    Some(_) => None,
                };
            }
            b"commentReference" => {
                let id = attribute(element, "id").unwrap_or_default();
                let paragraph = self.document.paragraphs.len() + 1;
                self.document.found.comments.push(Comment { id, paragraph, ..Comment::default() });
            }
            _ => self.count(element, name),
        }
    }

    /// Counts what is not read as what it is.
    fn count(&mut self, element: &BytesStart<'_>, name: &[u8]) {
        let off = matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "none" | "off"));
        let what = match name {
            b"tbl" => "tables, whose cells are taken as paragraphs",
            b"txbxContent" => "text boxes, taken as paragraphs before the one in which they stand",
            b"drawing" | b"pict" | b"object" => "pictures and objects, not read",
            b"oMath" => "formulas, of which the signs are taken",
            b"sym" => "symbols from a font of symbols, not read",
            b"altChunk" | b"subDoc" => "documents within it, not read",
            b"strike" | b"dstrike" if !off => "words struck through by hand, taken as words that stand",
            b"vanish" if !off => "hidden words, taken as words that stand",
            b"highlight" if !off => "words highlighted by hand",
            _ => return,
        };
        *self.document.found.not_read.entry(what).or_default() += 1;
    }

    fn ends(&mut self, name: &[u8]) {
        if self.beside > 0 {
            self.beside -= usize::from(is_beside(name));
            return;
        }
        match name {
            b"pPr" => self.properties(false),
            b"t" | b"delText" => self.words = false,
            b"ins" | b"del" | b"moveTo" | b"moveFrom" if !self.in_properties() => {
                self.changes.pop();
            }
            b"p" => self.paragraph_ends(),
            b"footnote" | b"endnote" => self.note = None,
            _ => {}
        }
    }

    fn paragraph_ends(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        open.paragraph.number = self.numbers.next(&open.style, open.list.as_deref(), open.level);
        if let Some(note) = self.note.take() {
            let mark = Written { text: format!("{{{note}}} "), change: None };
            open.paragraph.runs.insert(0, mark);
            open.paragraph.is_note = true;
        }
        self.document.paragraphs.push(open.paragraph);
    }

    fn tracked(&mut self, element: &BytesStart<'_>, change: Change) {
        let author = attribute(element, "author").unwrap_or_default();
        let tracked = self.document.found.tracked.entry(author).or_default();
        match change {
            Change::Inserted => tracked.insertions += 1,
            Change::Deleted => tracked.deletions += 1,
        }
        self.changes.push(change);
    }

    fn put(&mut self, words: &str) {
        // What is inserted and then deleted by another is gone.
        let change = match self.changes.contains(&Change::Deleted) {
            true => Some(Change::Deleted),
            false => self.changes.last().copied(),
        };
        self.last(|open| match open.paragraph.runs.last_mut() {
            Some(run) if run.change == change => run.text.push_str(words),
            _ => open.paragraph.runs.push(Written { text: words.to_owned(), change }),
        });
    }

    fn last(&mut self, change: impl FnOnce(&mut Open)) {
        if let Some(open) = self.open.last_mut() {
            change(open);
        }
    }

    fn properties(&mut self, within: bool) {
        self.last(|open| open.in_properties = within);
    }

    fn in_properties(&self) -> bool {
        self.open.last().is_some_and(|open| open.in_properties)
    }

    /// Gives the comments that were found beside paragraphs their words.
    fn comments(&mut self, part: &str) -> Result<(), Unreadable> {
        let mut at = None;
        let mut words = false;
        elements(part, |event| {
            let comments = &mut self.document.found.comments;
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    b"comment" => {
                        let id = attribute(element, "id").unwrap_or_default();
                        let known = comments.iter().position(|comment| comment.id == id);
                        let place = known.unwrap_or(comments.len());
                        if known.is_none() {
                            comments.push(Comment { id, ..Comment::default() });
                        }
                        if let Some(comment) = comments.get_mut(place) {
                            comment.author = attribute(element, "author").unwrap_or_default();
                        }
                        at = Some(place);
                    }
                    b"p" => {
                        let begun = at.and_then(|at| comments.get_mut(at)).filter(|c| !c.text.is_empty());
                        begun.into_iter().for_each(|comment| comment.text.push('\n'));
                    }
                    b"t" => words = true,
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == b"t" => words = false,
                event if words => {
                    let said = text(event)?.unwrap_or_default();
                    at.and_then(|at| comments.get_mut(at))
                        .into_iter()
                        .for_each(|comment| comment.text.push_str(&said));
                }
                _ => {}
            }
            Ok(())
        })
    }
}

/// Elements whose words are said a second time, or are no words of the document: what an older Word shows instead, what a
/// field is computed from, what properties were before.
fn is_beside(name: &[u8]) -> bool {
    matches!(
        name,
        b"Fallback" | b"instrText" | b"delInstrText" | b"rPrChange" | b"pPrChange" | b"sectPrChange"
    )
}

/// The reading of which a document says that it was made.
///
/// # Errors
/// The part is not well formed.
pub fn base(part: &str) -> Result<Option<Base>, Unreadable> {
    let mut values: [Option<String>; 5] = Default::default();
    let mut at = None;
    elements(part, |event| {
        match &event {
            Event::Start(element) if element.local_name().as_ref() == b"property" => {
                let name = attribute(element, "name").unwrap_or_default();
                at = Base::NAMES.iter().position(|known| *known == name);
            }
            Event::End(element) if element.local_name().as_ref() == b"property" => at = None,
            event => {
                if let Some(said) = text(event)?
                    && let Some(value) = at.and_then(|at| values.get_mut(at))
                {
                    value.get_or_insert_default().push_str(said.trim());
                }
            }
        }
        Ok(())
    })?;
    let [Some(text), Some(on), Some(acts), Some(language), Some(digest)] = values else { return Ok(None) };
    let (Some(on), Ok(acts)) = (Day::parse(&on), acts.parse()) else { return Ok(None) };
    Ok(Some(Base { text, on, acts, language, digest }))
}
