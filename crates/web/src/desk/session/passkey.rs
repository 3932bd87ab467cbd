//! Which key a passkey is, when somebody signs in with it.

use comity_ledger::keyring::{Key, Keyring};

/// By what the passkey is known with which somebody signs in.
pub enum Passkey<'a> {
    /// By its key, where whoever signs in has said for whom.
    Key(&'a str),
    /// A discoverable one (WebAuthn level 3, section 6.2.2), which the device found by itself.
    Discovered {
        /// The credential's id, in base64url.
        credential: &'a str,
        /// The user handle under which it was made: it leads to whom the passkey is for.
        handle: &'a [u8],
    },
}

/// How a user handle begins that says for whom a passkey was made. Those made earlier are random.
const HANDLE: &str = "comity:";

/// For whom a passkey was made by its user handle: `comity:HOLDER`, a zero, and what tells two of a holder apart.
fn made_for(handle: &[u8]) -> Option<&str> {
    let named = handle.strip_prefix(HANDLE.as_bytes())?;
    let end = named.iter().position(|byte| *byte == 0)?;
    std::str::from_utf8(named.get(..end)?).ok()
}

impl Passkey<'_> {
    /// The keys in force that it may be. Whoever registers a key says which credential it has, so that there may be several; the
    /// signature tells which of them it is.
    ///
    /// # Errors
    /// There is none, or the account that the handle names has none (section 7.2, step 6).
    pub fn among<'k>(&self, keyring: &'k Keyring) -> Result<Vec<&'k Key>, String> {
        match self {
            Passkey::Key(key) => {
                let known = keyring.find(key).filter(|known| !known.relying_party.is_empty());
                known.map(|known| vec![known]).ok_or_else(|| format!("{key} is no passkey in force here"))
            }
            Passkey::Discovered { handle: [], .. } => {
                Err("the passkey does not say whose it is: it came without a user handle".into())
            }
            Passkey::Discovered { credential, handle } => {
                let here = |key: &&Key| {
                    key.until.is_none() && !key.relying_party.is_empty() && key.credential == *credential
                };
                let known: Vec<&Key> = keyring.all().iter().filter(here).collect();
                let holders: Vec<&str> = known.iter().map(|key| key.holder.as_str()).collect();
                match made_for(handle) {
                    _ if known.is_empty() => Err("this passkey is not registered here, or has ended".into()),
                    Some(holder) if !holders.contains(&holder) => Err(format!(
                        "this passkey was made for '{holder}', and is registered for '{}'",
                        holders.join("', '")
                    )),
                    Some(holder) => Ok(known.into_iter().filter(|key| key.holder == holder).collect()),
                    None => Ok(known),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_says_for_whom_a_passkey_was_made() {
        assert_eq!(made_for(b"comity:chair:nss\0\x01\x02"), Some("chair:nss"));
        for other in [&b""[..], b"comity:NLD", b"NLD\0", &[7; 32], b"comity:\xff\0"] {
            assert_eq!(made_for(other), None, "{other:?}");
        }
    }
}
