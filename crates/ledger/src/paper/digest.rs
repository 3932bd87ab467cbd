//! By what a document is known.

use std::{
    fmt,
    io::{self, Read},
};

use sha2::{Digest, Sha256};

use crate::sealed::hex;

/// The SHA-256 of a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentDigest([u8; 32]);

impl DocumentDigest {
    /// Reads one as acts have it: 64 hexadecimal digits, small letters.
    pub fn parse(text: &str) -> Option<DocumentDigest> {
        let digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let plain = text.len() == 64 && text.bytes().all(digit);
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate().filter(|_| plain) {
            *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        plain.then_some(DocumentDigest(bytes))
    }

    /// That of some bytes.
    pub fn of(bytes: &[u8]) -> DocumentDigest {
        Sha256::digest(bytes).into()
    }

    /// That of all that can be read.
    ///
    /// # Errors
    /// If it cannot be.
    pub fn of_all(mut from: impl Read) -> io::Result<DocumentDigest> {
        let (mut hash, mut buffer) = (Sha256::new(), vec![0; 64 << 10]);
        loop {
            match from.read(&mut buffer)? {
                0 => return Ok(hash.finalize().into()),
                read => hash.update(&buffer[..read]),
            }
        }
    }

    /// Some of it, as a number.
    pub(super) fn mark(self) -> u64 {
        self.0.iter().take(8).fold(0, |mark, byte| mark << 8 | u64::from(*byte))
    }
}

impl<T: Into<[u8; 32]>> From<T> for DocumentDigest {
    fn from(bytes: T) -> DocumentDigest {
        DocumentDigest(bytes.into())
    }
}

impl fmt::Display for DocumentDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for DocumentDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
