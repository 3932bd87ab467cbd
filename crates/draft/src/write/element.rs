//! Elements as they are written.

/// A document that is being written.
pub struct Xml {
    out: String,
    depth: usize,
}

impl Xml {
    /// Nothing but the declaration.
    pub fn new() -> Xml {
        Xml { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), depth: 0 }
    }

    /// A line, at the depth that is open.
    pub fn line(&mut self, text: &str) {
        self.out.push_str(&"  ".repeat(self.depth));
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.line(&tag(name, attributes, ">"));
        self.depth += 1;
    }

    /// Closes it.
    pub fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(&format!("</{name}>"));
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.line(&tag(name, attributes, "/>"));
    }

    /// The document.
    pub fn done(self) -> String {
        self.out
    }
}

/// A tag with its attributes; those that are empty are left out.
pub fn tag(name: &str, attributes: &[(&str, &str)], end: &str) -> String {
    let mut tag = format!("<{name}");
    for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        tag.push_str(&format!(" {key}=\"{}\"", escaped(value)));
    }
    tag + end
}

/// Text as it may stand in XML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Signs that XML 1.0 has not.
            c if c.is_control() && !matches!(c, '\t' | '\n') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A name as an id: it begins with a letter.
pub fn id(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c.to_ascii_lowercase() } else { '-' };
    let id: String = name.chars().map(plain).collect();
    if id.starts_with(|c: char| c.is_ascii_lowercase()) { id } else { format!("x{id}") }
}
