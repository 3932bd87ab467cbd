//! How much memory answers may take: those that are kept, and those on their way to clients who may be slow to take them.

use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// All answers together, in KiB, but for small ones.
const ROOM: usize = 192 << 10;
/// An answer is small up to so many bytes: connections are bounded, and so are these.
const SMALL: usize = 16 << 10;

/// Bytes that have their room until nobody holds them any more.
struct Held {
    bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// The same bytes, with room for them; `None` if there is none.
pub fn held(bytes: Bytes) -> Option<Bytes> {
    static FREE: OnceLock<Arc<Semaphore>> = OnceLock::new();
    if bytes.len() <= SMALL {
        return Some(bytes);
    }
    let free = FREE.get_or_init(|| Arc::new(Semaphore::new(ROOM)));
    let needed = u32::try_from(bytes.len().div_ceil(1 << 10)).ok()?;
    let room = free.clone().try_acquire_many_owned(needed).ok()?;
    Some(Bytes::from_owner(Held { bytes, _room: room }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn room_is_bounded_and_comes_back() {
        let mut taken = vec![];
        while let Some(bytes) = held(Bytes::from(vec![b'x'; 8 << 20])) {
            taken.push(bytes.clone());
            assert!(taken.len() <= ROOM >> 13);
        }
        assert!(held(Bytes::from_static(b"small")).is_some(), "what is small is always answered");
        let kept = taken.pop().unwrap();
        taken.clear();
        assert_eq!(kept.len(), 8 << 20);
        assert!(held(Bytes::from(vec![b'x'; 8 << 20])).is_some());
    }
}
