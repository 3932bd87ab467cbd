//! What stands in an address: a query's parameters, and the paths of promises and sources.

/// A text as it stands in a query (the URL standard's application/x-www-form-urlencoded).
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => encoded.push(char::from(byte)),
            b' ' => encoded.push('+'),
            other => encoded += &format!("%{other:02X}"),
        }
    }
    encoded
}

/// A query's parameters, decoded.
pub fn parameters(query: &str) -> Vec<(String, String)> {
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (decode(name), decode(value))
    };
    query.split('&').filter(|part| !part.is_empty()).map(pair).collect()
}

/// `+` and `%xx` decoded (the URL standard's application/x-www-form-urlencoded).
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes().iter();
    while let Some(byte) = rest.next() {
        let digit = |b: &u8| char::from(*b).to_digit(16);
        let escaped = match (byte, rest.as_slice()) {
            (b'%', [high, low, ..]) => {
                digit(high).zip(digit(low)).and_then(|(h, l)| u8::try_from(h * 16 + l).ok())
            }
            _ => None,
        };
        match escaped {
            Some(byte) => {
                rest.nth(1);
                bytes.push(byte);
            }
            None => bytes.push(if *byte == b'+' { b' ' } else { *byte }),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where a promise is, by its key: `/commitments/js-2016-heu/mechanism`.
pub fn promise_path(key: &str) -> String {
    key.split('/').fold("/commitments".to_owned(), |path, part| format!("{path}/{}", encode(part)))
}

/// How many of a long list a page shows.
pub const PART: usize = 100;

/// The page of a source.
pub fn source_path(id: &str) -> String {
    format!("/sources/{}", encode(id))
}
