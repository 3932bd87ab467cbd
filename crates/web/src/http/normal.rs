//! Addresses in one spelling, before anything is decided by them: `/%73earch` is `/search` (RFC 3986, section 6.2.2.2).

use std::borrow::Cow;

/// A path and query in which no character of the path is escaped that need not be.
pub fn normal(asked: &str) -> Cow<'_, str> {
    let (path, query) = asked.split_once('?').map_or((asked, None), |(path, query)| (path, Some(query)));
    if !path.contains('%') {
        return asked.into();
    }
    let mut parts = path.split('%');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.get(..2).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte.map(char::from) {
            Some(plain) if plain.is_ascii_alphanumeric() || "-._~".contains(plain) => {
                whole.push(plain);
                whole += &part[2..];
            }
            _ => {
                whole.push('%');
                whole += part;
            }
        }
    }
    if let Some(query) = query {
        whole.push('?');
        whole += query;
    }
    whole.into()
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn what_need_not_be_escaped_is_not() {
        for (asked, plain) in [
            ("/%73earch?q=%73", "/search?q=%73"),
            ("/%73%65%61rch%2Ejson", "/search.json"),
            ("/%66r/states", "/fr/states"),
            ("/states", "/states"),
            ("/a%2Fb%20c%", "/a%2Fb%20c%"),
            ("/%2573earch", "/%2573earch"),
            ("/%C3%A9%7", "/%C3%A9%7"),
            ("/%é1", "/%é1"),
        ] {
            assert_eq!(normal(asked), plain);
        }
    }
}
