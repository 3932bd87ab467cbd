//! Groups: several things that somebody says with one signature, which enter the log together or not at all.
//!
//! ```json
//! {"by":"depositary","group":{"members":"2","root":"qINS…"},"log":"…","signed":{…},"statements":[{"source":{…}},{"act":{…}}],"upon":"…"}
//! ```
//!
//! What is signed names how many there are and the Merkle root over them (RFC 6962, section 2.1; each leaf is the canonical
//! JSON of one of `statements`). In the log an entry says so, and the next entries are those, unsigned: nothing stands
//! between them, and no checkpoint ends within a group.

use base64::{Engine, prelude::BASE64_STANDARD};
use tlog_tiles::{Hash, record_hash};

use crate::{Content, Edge, Fields, Kind};

/// So many statements may be in a group.
pub const MOST: usize = 10_000;

/// What a group says of its members: what is signed.
pub fn heading(members: &[Content<'_>]) -> Content<'static> {
    let mut edge = Edge::default();
    for member in members {
        edge.push(record_hash(&member.bytes()), &mut vec![]);
    }
    let (count, root) = (members.len().to_string(), BASE64_STANDARD.encode(edge.root().0));
    Content { kind: Kind::Group, fields: Fields::new([("members", count.as_str()), ("root", &root)]) }
}

/// How many members a group has, and their root.
///
/// # Errors
/// If it does not say so, or has none or too many.
pub fn read(fields: &Fields<'_>) -> Result<(u64, Hash), String> {
    if let Some((other, _)) = fields.pairs().iter().find(|(c, _)| c != "members" && c != "root") {
        return Err(format!("a group has no '{other}'"));
    }
    let text = fields.get("members");
    let count = text.parse::<u64>().ok().filter(|n| n.to_string() == text);
    let count = count.filter(|n| (1..=MOST as u64).contains(n)).ok_or_else(|| {
        format!("a group has 1 to {MOST} members, and says so in digits; this one says '{text}'")
    })?;
    let root = BASE64_STANDARD.decode(fields.get("root")).ok().and_then(|root| root.try_into().ok());
    Ok((count, Hash(root.ok_or("a group says the root over its members, in base64")?)))
}

/// Whether these are the members that a group speaks of, each of a kind that can be in one.
///
/// # Errors
/// What is wrong.
pub fn check(fields: &Fields<'_>, members: &[Content<'_>]) -> Result<(), String> {
    read(fields)?;
    members.iter().try_for_each(|member| may_be_member(member.kind))?;
    if heading(members).fields == *fields {
        Ok(())
    } else {
        Err("these are not the statements that the group speaks of: their number or their root differs"
            .into())
    }
}

/// Whether something of a kind can be said in a group.
///
/// # Errors
/// Why not.
pub fn may_be_member(kind: Kind) -> Result<(), String> {
    if kind == Kind::Act || kind.is_row() {
        Ok(())
    } else {
        Err(format!("what is said of a {} stands alone, and not in a group", kind.word().replace('_', " ")))
    }
}
