//! Writing canonical JSON (RFC 8785), and reading it and nothing else, without a copy where there is nothing to unescape.
//!
//! A general reader would have to be followed by writing everything again and comparing, since it accepts what is
//! not canonical; entries are objects of texts, for which reading strictly is little.

use std::{borrow::Cow, cmp::Ordering};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

/// What stands in an object: a text, an object of texts, or several things that each say one.
pub enum Value<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// An object of texts, in canonical order.
    Texts(&'a [Pair<'a>]),
    /// Objects with one member each, which is an object of texts.
    Each(Vec<(&'a str, &'a [Pair<'a>])>),
}

/// Writes an object, putting its keys in order.
pub fn write(mut members: Vec<(&str, Value<'_>)>) -> Vec<u8> {
    members.sort_by(|(a, _), (b, _)| if precedes(a, b) { Ordering::Less } else { Ordering::Greater });
    let mut out = Vec::with_capacity(512);
    let mut before = b'{';
    for (key, value) in &members {
        out.push(before);
        before = b',';
        text(&mut out, key);
        out.push(b':');
        match value {
            Value::Text(value) => text(&mut out, value),
            Value::Texts(pairs) => texts(&mut out, pairs),
            Value::Each(members) => each(&mut out, members),
        }
    }
    out.push(b'}');
    out
}

fn each(out: &mut Vec<u8>, members: &[(&str, &[Pair<'_>])]) {
    out.push(b'[');
    for (n, (key, pairs)) in members.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        out.push(b'{');
        text(out, key);
        out.push(b':');
        texts(out, pairs);
        out.push(b'}');
    }
    out.push(b']');
}

fn texts(out: &mut Vec<u8>, pairs: &[Pair<'_>]) {
    out.push(b'{');
    for (n, (key, value)) in pairs.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        text(out, key);
        out.push(b':');
        text(out, value);
    }
    out.push(b'}');
}

/// A text with its escapes, which the library makes as RFC 8785, section 3.2.2.2 has them.
fn text(out: &mut Vec<u8>, text: &str) {
    // INVARIANT: writing to memory does not fail.
    let _ = serde_json::to_writer(out, text);
}

/// A column and its text.
type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// A place in a text.
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Begins at the beginning.
    ///
    /// # Errors
    /// If the bytes are not UTF-8.
    pub fn new(bytes: &'a [u8]) -> Result<Scanner<'a>, String> {
        let text = std::str::from_utf8(bytes)
            .map_err(|e| format!("it is not UTF-8 from byte {} on", e.valid_up_to()))?;
        Ok(Scanner { text, at: 0 })
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn wrong<T>(&self) -> Result<T, String> {
        Err(format!("it is not canonical JSON (RFC 8785) at byte {}", self.at))
    }

    fn byte(&mut self, byte: u8) -> Result<(), String> {
        if self.peek() != Some(byte) {
            return self.wrong();
        }
        self.at += 1;
        Ok(())
    }

    /// That nothing follows.
    pub fn end(&self) -> Result<(), String> {
        if self.at == self.text.len() { Ok(()) } else { self.wrong() }
    }

    /// Reads an object: `value` reads what stands behind each key. Keys come in the order of their UTF-16 units.
    pub fn object(
        &mut self,
        mut value: impl FnMut(&mut Self, &str) -> Result<(), String>,
    ) -> Result<(), String> {
        self.members(|scanner, key| value(scanner, &key))
    }

    /// Reads an object whose values are all texts.
    pub fn texts(&mut self) -> Result<Vec<Pair<'a>>, String> {
        let mut texts = Vec::with_capacity(8);
        self.members(|scanner, key| {
            let text = scanner.string()?;
            texts.push((key, text));
            Ok(())
        })?;
        Ok(texts)
    }

    fn members(
        &mut self,
        mut value: impl FnMut(&mut Self, Cow<'a, str>) -> Result<(), String>,
    ) -> Result<(), String> {
        self.byte(b'{')?;
        if self.peek() == Some(b'}') {
            return self.byte(b'}');
        }
        let mut before: Option<Cow<'a, str>> = None;
        loop {
            let key = self.string()?;
            if before.as_ref().is_some_and(|before| !precedes(before, &key)) {
                return self.wrong();
            }
            before = Some(key.clone());
            self.byte(b':')?;
            value(self, key)?;
            if self.peek() == Some(b'}') {
                return self.byte(b'}');
            }
            self.byte(b',')?;
        }
    }

    /// Reads a text.
    pub fn string(&mut self) -> Result<Cow<'a, str>, String> {
        self.byte(b'"')?;
        let begin = self.at;
        let plain = |b: &u8| *b != b'"' && *b != b'\\' && *b >= 0x20;
        let length = self.text.as_bytes()[begin..].iter().take_while(|b| plain(b)).count();
        self.at += length;
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(&self.text[begin..begin + length]));
        }
        let mut text = self.text[begin..self.at].to_owned();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => text.push(self.escaped()?),
                Some(byte) if byte >= 0x20 => {
                    let rest = &self.text[self.at..];
                    let length = rest.bytes().take_while(|b| plain(b)).count();
                    text.push_str(&rest[..length]);
                    self.at += length;
                }
                _ => return self.wrong(),
            }
        }
    }

    /// An escape, only where and as the canonical form has one (RFC 8785, section 3.2.2.2).
    fn escaped(&mut self) -> Result<char, String> {
        const SHORT: [(u8, char); 7] = [
            (b'"', '"'),
            (b'\\', '\\'),
            (b'b', '\u{8}'),
            (b't', '\t'),
            (b'n', '\n'),
            (b'f', '\u{c}'),
            (b'r', '\r'),
        ];
        let rest = &self.text.as_bytes()[self.at + 1..];
        if let Some((_, c)) = rest.first().and_then(|b| SHORT.iter().find(|(short, _)| short == b)) {
            self.at += 2;
            return Ok(*c);
        }
        let [b'u', b'0', b'0', high @ (b'0' | b'1'), low, ..] = rest else { return self.wrong() };
        let low = match low {
            b'0'..=b'9' => low - b'0',
            b'a'..=b'f' => low - b'a' + 10,
            _ => return self.wrong(),
        };
        let c = char::from((high - b'0') * 16 + low);
        if SHORT.iter().any(|(_, short)| *short == c) {
            return self.wrong();
        }
        self.at += 6;
        Ok(c)
    }
}

/// Whether a key comes before another: by UTF-16 units, which for ASCII is by bytes.
fn precedes(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() { a < b } else { a.encode_utf16().lt(b.encode_utf16()) }
}

/// Reads any JSON, in which nothing is said twice: of two members of one name, programs take the one or the other
/// (RFC 8259, section 4).
///
/// # Errors
/// Where it is no JSON, or says something twice.
pub fn parse(text: &str) -> Result<serde_json::Value, String> {
    let once: Once = serde_json::from_str(text).map_err(|e| format!("it is no JSON: {e}"))?;
    Ok(once.0)
}

/// A value whose objects have each member once.
struct Once(serde_json::Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Once, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Once;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Once, E> {
        Ok(Once(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Once, E> {
        Ok(Once(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Once, E> {
        Ok(Once(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Once, E> {
        Ok(Once(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Once, E> {
        Ok(Once(value.into()))
    }

    fn visit_unit<E>(self) -> Result<Once, E> {
        Ok(Once(serde_json::Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Once, A::Error> {
        let mut all = vec![];
        while let Some(Once(item)) = items.next_element()? {
            all.push(item);
        }
        Ok(Once(all.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Once, A::Error> {
        let mut all = serde_json::Map::new();
        while let Some((name, Once(value))) = members.next_entry::<String, Once>()? {
            if all.contains_key(&name) {
                return Err(serde::de::Error::custom(format!("'{name}' is said twice")));
            }
            all.insert(name, value);
        }
        Ok(Once(all.into()))
    }
}
