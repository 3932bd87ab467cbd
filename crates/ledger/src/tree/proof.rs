//! Proofs: that an entry is in a log, in one file that needs nobody's word (C2SP tlog-proof), and that a log has only
//! grown (RFC 6962, section 2.1.2).

use base64::{Engine, prelude::BASE64_STANDARD};
use tlog_tiles::{
    Hash,
    tile::{Tile, TileHashReader, TileReader},
    tlog::{check_record, prove_record, prove_tree},
};

use crate::{
    LedgerError,
    edge::TILE_WIDTH,
    record_hash,
    verify::{ReadFile, fetch, split},
};

/// The first line of every proof.
pub const HEADER: &str = "c2sp.org/tlog-proof@v1";
/// More hashes than the path of any tree that can be.
const LONGEST: usize = 63;

/// A proof that an entry is in a log.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The entry's place: how many entries are before it.
    pub index: u64,
    /// The entry itself, which the hashes prove; a proof may leave it out.
    pub entry: Option<Vec<u8>>,
    /// The hashes beside the way from the entry up to the root (RFC 6962, section 2.1.1).
    pub path: Vec<Hash>,
    /// The signed checkpoint whose root they lead to.
    pub checkpoint: String,
}

impl Proof {
    /// Proves an entry from a log's public files. The checkpoint, of `size` entries with `root`, goes in as it is.
    ///
    /// # Errors
    /// If there is no such entry, or the files do not lead to the root.
    pub fn make(
        read: &ReadFile<'_>,
        checkpoint: &crate::Checkpoint,
        index: u64,
    ) -> Result<Proof, LedgerError> {
        let (size, width) = (checkpoint.size, TILE_WIDTH as u64);
        if index >= size {
            let what = format!("there is no entry {index}: the log has {size}, the first of them 0");
            return Err(LedgerError::unverified(what));
        }
        let wanted = usize::try_from((size - index / width * width).min(width)).unwrap_or(TILE_WIDTH);
        let bundle = fetch(read, None, index / width, wanted)?;
        let there = split(&bundle.data)?;
        let entry = usize::try_from(index % width).ok().and_then(|at| there.get(at));
        let entry =
            entry.ok_or_else(|| LedgerError::unverified(format!("{} is short", bundle.path)))?.to_vec();
        let tiles = Tiles(read);
        let path =
            prove_record(size, index, &TileHashReader::new(size, checkpoint.root, &tiles)).map_err(said)?;
        let proof = Proof { index, entry: Some(entry), path, checkpoint: checkpoint.note.clone() };
        // The library checks tiles against the root, but not all of them where one tile gives several of the root's
        // hashes (tlog_tiles 0.2, as x/mod does): nothing is given out that was not tried.
        proof.check(size, checkpoint.root)?;
        Ok(proof)
    }

    /// Reads a proof file.
    ///
    /// # Errors
    /// Which line is not as C2SP tlog-proof has it.
    pub fn parse(text: &str) -> Result<Proof, LedgerError> {
        let wrong =
            |line: usize, what: &str| LedgerError::unverified(format!("line {line} of the proof: {what}"));
        let (head, checkpoint) =
            text.split_once("\n\n").ok_or_else(|| wrong(1, "there is no empty line before a checkpoint"))?;
        let mut lines = (1..).zip(head.split('\n')).peekable();
        if lines.next().is_none_or(|(_, line)| line != HEADER) {
            return Err(wrong(1, &format!("expected '{HEADER}'")));
        }
        let extra = lines.next_if(|(_, line)| line.starts_with("extra "));
        let entry = extra.map(|(n, line)| {
            BASE64_STANDARD
                .decode(&line["extra ".len()..])
                .map_err(|_| wrong(n, "expected base64 after 'extra '"))
        });
        let entry = entry.transpose()?;
        let number = |text: &str| text.parse::<u64>().ok().filter(|n| n.to_string() == text);
        let index = lines.next().and_then(|(_, line)| line.strip_prefix("index ").and_then(number));
        let index = index.ok_or_else(|| wrong(2, "expected 'index ' and the number of an entry"))?;
        let hash = |(n, line): (usize, &str)| {
            Hash::parse_hash(line).map_err(|_| wrong(n, "expected a hash in base64"))
        };
        let path = lines.map(hash).collect::<Result<Vec<_>, _>>()?;
        if path.len() > LONGEST {
            return Err(wrong(LONGEST, "no tree is so deep"));
        }
        Ok(Proof { index, entry, path, checkpoint: checkpoint.to_owned() })
    }

    /// Whether the entry leads to the root of a tree of `size` entries, which a checkpoint has to vouch for.
    ///
    /// # Errors
    /// That it does not, or that the proof holds no entry.
    pub fn check(&self, size: u64, root: Hash) -> Result<&[u8], LedgerError> {
        let entry = self.entry.as_deref();
        let entry =
            entry.ok_or_else(|| LedgerError::unverified("the proof does not hold the entry itself"))?;
        if self.index >= size {
            let what = format!("the proof is of entry {}, its checkpoint of {size} entries", self.index);
            return Err(LedgerError::unverified(what));
        }
        check_record(&self.path, size, root, self.index, record_hash(entry)).map_err(|_| {
            LedgerError::Entry {
                index: self.index,
                what: "it is not in the log that the checkpoint signs: the entry or the proof was changed"
                    .into(),
            }
        })?;
        Ok(entry)
    }
}

impl std::fmt::Display for Proof {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{HEADER}")?;
        if let Some(entry) = &self.entry {
            writeln!(f, "extra {}", BASE64_STANDARD.encode(entry))?;
        }
        writeln!(f, "index {}", self.index)?;
        for hash in &self.path {
            writeln!(f, "{hash}")?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}

/// That a tree of `size` entries with `root` begins with the first `old` of them. Whoever saw those can check it.
///
/// # Errors
/// If the files do not lead to the root.
pub fn consistency(read: &ReadFile<'_>, size: u64, root: Hash, old: u64) -> Result<Vec<Hash>, LedgerError> {
    // Whatever begins with nothing.
    if old == 0 || old >= size {
        return Ok(vec![]);
    }
    prove_tree(size, old, &TileHashReader::new(size, root, &Tiles(read))).map_err(said)
}

fn said(error: tlog_tiles::Error) -> LedgerError {
    LedgerError::unverified(format!("the log's tiles do not lead to its root: {error}"))
}

/// A log's tiles, as the library asks for them.
struct Tiles<'a>(&'a ReadFile<'a>);

impl TileReader for Tiles<'_> {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::Error> {
        let each = tiles.iter().map(|tile| {
            let width = usize::try_from(tile.width()).unwrap_or(TILE_WIDTH);
            let fetched = fetch(self.0, Some(tile.level().into()), tile.level_index(), width);
            let mut data = fetched.map_err(|e| tlog_tiles::Error::InvalidInput(e.to_string()))?.data;
            data.truncate(width * 32);
            Ok(data)
        });
        each.collect()
    }

    fn save_tiles(&self, _: &[Tile], _: &[Vec<u8>]) {}
}
