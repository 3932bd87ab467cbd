//! JSON of which each thing in a list is a line: people and `grep` can read it, and what is long stays half as long as with
//! every value on a line of its own.

use std::io::{Result, Write};

use serde::Serialize;
use serde_json::{Serializer, ser::Formatter};

/// What stands no deeper has lines of its own: the answer's own values, and what is in its lists.
const DEEPEST: usize = 2;

/// A value in such lines.
pub fn lines(value: &impl Serialize) -> Vec<u8> {
    let mut out = vec![];
    // INVARIANT: writing to memory does not fail, and every value of this type can be written.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut out, Lines::default()));
    out
}

#[derive(Default)]
struct Lines {
    depth: usize,
    /// Whether what was begun last has something in it.
    filled: bool,
}

impl Lines {
    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, sign: &[u8]) -> Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(sign)
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, sign: &[u8]) -> Result<()> {
        self.depth -= 1;
        if self.filled && self.depth < DEEPEST {
            self.line(writer)?;
        }
        writer.write_all(sign)
    }

    fn next<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth <= DEEPEST { self.line(writer) } else { Ok(()) }
    }

    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.next(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn each_thing_in_a_list_is_a_line_and_nothing_is_lost() {
        let value = json!({
            "count": 2, "none": [], "nothing": {},
            "actors": [{ "id": "FIN", "in": { "a": [1, 2], "b": [] } }, "a\nb"],
            "log": { "size": 3, "of": [[]] },
        });
        let written = String::from_utf8(lines(&value)).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
        let expected = r#"{
  "count": 2,
  "none": [],
  "nothing": {},
  "actors": [
    {"id": "FIN","in": {"a": [1,2],"b": []}},
    "a\nb"
  ],
  "log": {
    "size": 3,
    "of": [[]]
  }
}"#;
        assert_eq!(written, expected);
    }
}
