//! Provisions as paragraphs, with their comments and tracked changes.

use comity_regime::Day;

use super::super::element::escaped;
use crate::{
    part::{
        clause::{RULE, SIGN},
        provision::Kind,
    },
    reading::{Part, Shown, Wait},
    view::{Compared, Difference, Run},
};

/// What every part begins with.
pub const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// The namespace of the elements of a document.
pub const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Whose change it is, and of which day.
pub struct Author {
    /// Names.
    pub name: String,
    /// The day.
    pub day: Day,
}

/// The body of a document, and its comments.
pub struct Body {
    out: String,
    comments: String,
    ids: usize,
    language: String,
    right_to_left: bool,
}

impl Body {
    /// Nothing yet, in a language.
    pub fn new(language: &str) -> Body {
        Body {
            out: String::new(),
            comments: String::new(),
            ids: 0,
            language: language.to_owned(),
            right_to_left: language == "ar",
        }
    }

    /// The title, and what the document is.
    pub fn titles(&mut self, title: &str, subtitle: &str) {
        self.paragraph("Title", title);
        self.paragraph("Subtitle", subtitle);
    }

    /// Words in a style.
    pub fn paragraph(&mut self, style: &str, words: &str) {
        self.begin(style, 0, "");
        self.run(words, "");
        self.out.push_str("</w:p>");
    }

    /// A provision at its place in the reading, with its brackets and what they wait for.
    pub fn provision(&mut self, at: usize, shown: &Shown) {
        self.begin(style(shown.kind), indent(shown), "");
        let bookmark = self.id();
        self.out.push_str(&format!("<w:bookmarkStart w:id=\"{bookmark}\" w:name=\"p_{at}\"/>"));
        for span in shown.spans(&self.language, true) {
            self.run(&span.text, character(span.part));
        }
        self.out.push_str(&format!("<w:bookmarkEnd w:id=\"{bookmark}\"/>"));
        shown.pending(&self.language).iter().for_each(|wait| self.comment(wait));
        self.out.push_str("</w:p>");
    }

    /// What a provision says to machines, below its words: it is no word of the text, and has a style of its own.
    pub fn rule(&mut self, at: usize, shown: &Shown) {
        let Some(rule) = shown.printed(RULE, false).filter(|rule| !rule.is_empty()) else { return };
        self.out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Rule\"/></w:pPr>");
        let bookmark = self.id();
        self.out.push_str(&format!("<w:bookmarkStart w:id=\"{bookmark}\" w:name=\"r_{at}\"/>"));
        // The language of rules is written from the left in every text.
        self.out.push_str(&format!(
            "<w:r><w:t xml:space=\"preserve\">{SIGN}{}</w:t></w:r><w:bookmarkEnd w:id=\"{bookmark}\"/></w:p>",
            escaped(&rule)
        ));
    }

    /// A provision as it was and as it is.
    pub fn compared(&mut self, shown: &Shown, provision: &Compared, author: &Author) {
        let id = self.id();
        let by = format!(
            "w:id=\"{id}\" w:author=\"{}\" w:date=\"{}T00:00:00Z\"",
            escaped(&author.name),
            author.day
        );
        let whole = match provision.difference {
            Difference::Added => format!("<w:ins {by}/>"),
            Difference::Removed => format!("<w:del {by}/>"),
            Difference::Same | Difference::Changed => String::new(),
        };
        self.begin(style(shown.kind), indent(shown), &whole);
        if !provision.designation.is_empty() {
            let number = Run::Same(format!("{} ", provision.designation));
            self.tracked(&number, author, provision.difference);
        }
        for run in &provision.runs {
            self.tracked(run, author, Difference::Same);
        }
        self.out.push_str("</w:p>");
    }

    fn tracked(&mut self, run: &Run, author: &Author, whole: Difference) {
        let (element, words) = match (run, whole) {
            (Run::Put(words), _) | (Run::Same(words), Difference::Added) => ("ins", words),
            (Run::Gone(words), _) | (Run::Same(words), Difference::Removed) => ("del", words),
            (Run::Same(words), _) => return self.run(words, ""),
        };
        let id = self.id();
        let text = if element == "del" { "delText" } else { "t" };
        self.out.push_str(&format!(
            "<w:{element} w:id=\"{id}\" w:author=\"{}\" w:date=\"{}T00:00:00Z\"><w:r>{}<w:{text} xml:space=\"preserve\">{}</w:{text}></w:r></w:{element}>",
            escaped(&author.name),
            author.day,
            self.properties(""),
            escaped(words),
        ));
    }

    /// What a provision waits for, beside it.
    fn comment(&mut self, wait: &Wait) {
        let id = self.id();
        let (by, since) = match wait {
            Wait::Position { by, since, .. } | Wait::Keeper { by, since, .. } => (by.as_str(), Some(since)),
            _ => ("Comity", None),
        };
        let date = since.map(|day| format!(" w:date=\"{day}T00:00:00Z\"")).unwrap_or_default();
        self.comments.push_str(&format!(
            "<w:comment w:id=\"{id}\" w:author=\"{}\"{date} w:initials=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:comment>",
            escaped(by),
            escaped(&by.chars().take(3).collect::<String>()),
            escaped(&wait.said()),
        ));
        self.out.push_str(&format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>"));
    }

    /// The document and its comments.
    pub fn finish(self) -> (String, String) {
        let document = format!(
            "{DECLARED}<w:document {W}><w:body>{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
            self.out
        );
        (document, format!("{DECLARED}<w:comments {W}>{}</w:comments>", self.comments))
    }

    fn begin(&mut self, style: &str, indent: usize, mark: &str) {
        let indent = match indent {
            0 => String::new(),
            deep if self.right_to_left => format!("<w:ind w:right=\"{}\"/>", deep * 425),
            deep => format!("<w:ind w:left=\"{}\"/>", deep * 425),
        };
        let direction = if self.right_to_left { "<w:bidi/>" } else { "" };
        let mark = if mark.is_empty() { String::new() } else { format!("<w:rPr>{mark}</w:rPr>") };
        self.out
            .push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{direction}{indent}{mark}</w:pPr>"));
    }

    fn run(&mut self, words: &str, style: &str) {
        self.out.push_str(&format!(
            "<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
            self.properties(style),
            escaped(words)
        ));
    }

    fn properties(&self, style: &str) -> String {
        let named = if style.is_empty() { String::new() } else { format!("<w:rStyle w:val=\"{style}\"/>") };
        let direction = if self.right_to_left { "<w:rtl/>" } else { "" };
        match named.is_empty() && direction.is_empty() {
            true => String::new(),
            false => format!("<w:rPr>{named}{direction}</w:rPr>"),
        }
    }

    fn id(&mut self) -> usize {
        self.ids += 1;
        self.ids
    }
}

fn style(kind: Kind) -> &'static str {
    match kind {
        Kind::Part | Kind::Preamble | Kind::Annex => "Heading1",
        Kind::Chapter | Kind::Section | Kind::Article => "Heading2",
        Kind::Heading => "Heading3",
        Kind::Note => "Note",
        Kind::Recital | Kind::Paragraph | Kind::Point | Kind::Subpoint | Kind::Line => "Provision",
    }
}

/// How far a provision is set in: points within paragraphs.
fn indent(shown: &Shown) -> usize {
    match shown.kind {
        Kind::Point => 1,
        Kind::Subpoint => 2,
        _ => 0,
    }
}

fn character(part: Part) -> &'static str {
    match part {
        Part::Stands => "",
        Part::Proposed => "Proposed",
        Part::Sign => "Sign",
        Part::Names => "Names",
    }
}
