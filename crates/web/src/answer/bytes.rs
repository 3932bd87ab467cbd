//! An answer that can be given again: its bytes, and the same compressed, once for all who ask for them.

use std::{
    io::{self, Write},
    sync::{Arc, OnceLock},
};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, Uri, header},
};
use brotli::CompressorWriter;
use flate2::{Compression, write::GzEncoder};

use super::memory::held;
use crate::question::Moment;

/// An answer.
#[derive(Clone, Default)]
pub struct Answer {
    /// Its bytes.
    pub bytes: Bytes,
    /// What it is known by: the header `ETag`.
    pub tag: Option<HeaderValue>,
    /// Where the parts of a list beside it are: the header `Link`.
    pub link: Option<HeaderValue>,
    packed: Arc<[OnceLock<Bytes>; 2]>,
}

/// That a response may be given again to whoever asks in the same way, while things are as they were.
#[derive(Clone)]
pub struct Repeatable {
    /// What was asked for, without the language.
    pub uri: Uri,
    /// How things were.
    pub moment: Moment,
    /// The bytes of its body.
    pub body: Bytes,
    /// How they are compressed.
    pub coding: Option<Coding>,
}

/// How an answer is compressed (RFC 9110, section 8.4.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Coding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

impl Answer {
    /// Bytes that are known by a tag.
    pub fn new(bytes: impl Into<Bytes>, tag: Option<HeaderValue>) -> Answer {
        Answer { bytes: bytes.into(), tag, ..Answer::default() }
    }

    /// The same where there is room for it in memory.
    pub fn made(bytes: impl Into<Bytes>, tag: Option<HeaderValue>) -> Option<Answer> {
        Some(Answer::new(held(bytes.into())?, tag))
    }

    /// Whether nothing has to be compressed for this reader any more.
    pub fn is_ready(&self, headers: &HeaderMap) -> bool {
        Coding::accepted(headers).is_none_or(|coding| self.packed[coding as usize].get().is_some())
    }

    /// The bytes as this reader takes them: compressed when the first such reader asks, and kept.
    pub fn packed(&self, headers: &HeaderMap) -> (Bytes, Option<Coding>) {
        match Coding::accepted(headers) {
            Some(coding) => {
                // Where there is no room for them, they are sent as they are.
                let pack = || held(coding.pack(&self.bytes)).unwrap_or_default();
                match self.packed[coding as usize].get_or_init(pack).clone() {
                    packed if packed.is_empty() => (self.bytes.clone(), None),
                    packed => (packed, Some(coding)),
                }
            }
            None => (self.bytes.clone(), None),
        }
    }
}

impl Coding {
    /// Its name in the header `Content-Encoding`.
    pub fn token(self) -> &'static str {
        match self {
            Coding::Brotli => "br",
            Coding::Gzip => "gzip",
        }
    }

    /// What a reader would rather have than the bytes as they are (RFC 9110, section 12.5.3).
    fn accepted(headers: &HeaderMap) -> Option<Coding> {
        let said = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
        let weight = |coding: &str| {
            said.split(',').find_map(|range| {
                let (name, weight) = range.split_once(';').unwrap_or((range, ""));
                let weight = weight.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse().ok());
                name.trim().eq_ignore_ascii_case(coding).then(|| weight.unwrap_or(0.0))
            })
        };
        let any = weight("*");
        let of = |coding: Coding| weight(coding.token()).or(any).unwrap_or(0.0);
        // Nobody minds the bytes as they are who does not say so, but whoever names a coding would rather have that.
        let plain = weight("identity").unwrap_or(0.0);
        let best = if of(Coding::Brotli) >= of(Coding::Gzip) { Coding::Brotli } else { Coding::Gzip };
        (of(best) > 0.0 && of(best) >= plain).then_some(best)
    }

    fn pack(self, bytes: &[u8]) -> Bytes {
        // INVARIANT: writing to memory does not fail.
        let packed = match self {
            Coding::Brotli => brotli(bytes),
            Coding::Gzip => gzip(bytes),
        };
        packed.unwrap_or_default().into()
    }
}

/// A little better than is usual for what is compressed once for each reader.
fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = CompressorWriter::new(vec![], 4096, 6, 22);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(vec![], Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Read;

    use super::*;

    fn accepted(said: &'static str) -> Option<Coding> {
        Coding::accepted(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(said))]))
    }

    /// The examples of RFC 9110, section 12.5.3, and what browsers say.
    #[test]
    fn what_readers_accept() {
        assert_eq!(accepted("gzip, deflate, br, zstd"), Some(Coding::Brotli));
        assert_eq!(accepted("gzip, deflate"), Some(Coding::Gzip));
        assert_eq!(accepted("compress, gzip"), Some(Coding::Gzip));
        assert_eq!(accepted("compress;q=0.5, gzip;q=1.0"), Some(Coding::Gzip));
        assert_eq!(accepted("gzip;q=1.0, identity; q=0.5, *;q=0"), Some(Coding::Gzip));
        assert_eq!(accepted("br;q=0.5,gzip;q=0.8"), Some(Coding::Gzip));
        assert_eq!(accepted("*"), Some(Coding::Brotli));
        assert_eq!(accepted("br;q=0, *"), Some(Coding::Gzip));
        for none in ["", "identity", "identity;q=1, gzip;q=0.5", "gzip;q=0", "gzip;q=much", ";;,", "deflate"]
        {
            assert_eq!(accepted(none), None, "{none}");
        }
        assert_eq!(Coding::accepted(&HeaderMap::new()), None);
    }

    #[test]
    fn what_is_packed_is_the_same_unpacked() {
        let answer = Answer::new("Convention ".repeat(1000), None);
        for (said, coding) in [("br", Coding::Brotli), ("gzip", Coding::Gzip)] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(said))]);
            let (bytes, packed) = answer.packed(&headers);
            assert!(packed == Some(coding) && bytes.len() < 200, "{}", bytes.len());
            let mut unpacked = vec![];
            match coding {
                Coding::Brotli => {
                    brotli::Decompressor::new(&bytes[..], 4096).read_to_end(&mut unpacked).unwrap()
                }
                Coding::Gzip => flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).unwrap(),
            };
            assert_eq!(unpacked, answer.bytes);
        }
    }
}
