//! Signatures that are still to be checked against the bytes that were signed: it can be done in any order, on any core.

use std::thread;

use sha2::{Digest, Sha256};

use crate::{LedgerError, Signature, keyring::Key};

/// A signature that is still to be checked against the bytes; the rest of it holds.
#[derive(Debug)]
pub struct Pending {
    /// The entry.
    pub index: u64,
    /// The bytes that were signed.
    pub bytes: Vec<u8>,
    /// The signatures, each with its key.
    pub signatures: Vec<(Signature, Key)>,
}

impl Pending {
    /// The digest by which what is said is known again.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.bytes).into()
    }

    /// Checks the signatures against the bytes.
    ///
    /// # Errors
    /// The first that does not fit.
    pub fn check(&self) -> Result<(), String> {
        let check = |(signature, key): &(Signature, Key)| {
            signature.check(&key.public, &key.relying_party, &self.bytes)
        };
        self.signatures.iter().try_for_each(check)
    }
}

/// Checks signatures on all cores, some thousands at a time.
#[derive(Debug, Default)]
pub struct Checker(Vec<Pending>);

impl Checker {
    const BATCH: usize = 8192;

    /// Takes one to be checked.
    ///
    /// # Errors
    /// The first entry whose signature does not fit.
    pub fn add(&mut self, pending: Pending) -> Result<(), LedgerError> {
        self.0.push(pending);
        if self.0.len() < Self::BATCH { Ok(()) } else { self.finish() }
    }

    /// Checks what is left.
    ///
    /// # Errors
    /// The first entry whose signature does not fit.
    pub fn finish(&mut self) -> Result<(), LedgerError> {
        let batch = std::mem::take(&mut self.0);
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let check = |part: &[Pending]| {
            part.iter()
                .try_for_each(|p| p.check().map_err(|what| LedgerError::Entry { index: p.index, what }))
        };
        thread::scope(|scope| {
            let parts = batch.chunks(batch.len().div_ceil(cores).max(1));
            let threads: Vec<_> = parts.map(|part| scope.spawn(move || check(part))).collect();
            let stopped = || Err(LedgerError::unverified("the check of signatures was not finished"));
            threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| stopped()))
        })
    }
}
