//! What is to be sent: from the transaction that writes it with how far its reader has then heard, to what became of it.

use comity_assess::follow::{Following, Since};
use comity_web::{
    Letter, TOKEN, Wish,
    metrics::mail::{Mail, Stands},
};
use rusqlite::{OptionalExtension, Row, params};

use super::{
    CONFIRMED_WITHIN, DAY, HOUR, Store, hex,
    wishes::{following, wish},
};
use crate::mail::{deliver::Outcome, schedule::Period};

/// How long is tried to send a digest: then the next is near.
const TRIED: u64 = 3 * DAY;
/// How long is waited before a mail is tried again; twice as long each time, up to the second of these.
const AGAIN: (u64, u64) = (60, 4 * HOUR);
/// After so many digests in a row were refused by its mail server, an address is not written to any more.
const REFUSED: i64 = 2;
/// For so long it is said that a mail may not have arrived.
const SAID: u64 = 7 * DAY;

/// A follower who is to hear of a period.
#[derive(Debug)]
pub struct Behind {
    /// Who, in the store.
    id: Vec<u8>,
    /// In which language.
    pub language: String,
    /// What they follow.
    pub all: Vec<Following>,
}

/// What a mail says.
#[derive(Debug)]
pub enum Content {
    /// It asks to confirm a wish, by a link with this token.
    Confirmation(Wish, String),
    /// It is written; its links have this token.
    Digest(Letter, String),
}

/// A mail that waits.
#[derive(Debug)]
pub struct Waiting {
    /// Its name, the same however often it is tried: what stands in `Message-ID`.
    pub id: String,
    /// Where to.
    pub address: String,
    /// When it was made, in seconds since 1970.
    pub made: u64,
    /// In which language.
    pub language: String,
    /// What it says.
    pub content: Content,
}

impl Waiting {
    /// What kind of mail it is.
    pub fn kind(&self) -> Mail {
        match self.content {
            Content::Confirmation(..) => Mail::Confirmation,
            Content::Digest(..) => Mail::Digest,
        }
    }
}

fn stored(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn count(row: &Row<'_>, at: usize) -> rusqlite::Result<u64> {
    row.get::<_, Option<i64>>(at).map(|n| n.and_then(|n| u64::try_from(n).ok()).unwrap_or_default())
}

impl Store {
    /// Those who have not heard of a period.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn behind(&self, period: &Period) -> Result<Vec<Behind>, String> {
        let read = || {
            let connection = self.connection();
            let mut all = connection.prepare(
                "SELECT id, language FROM follower WHERE period < ?1 AND suspended IS NULL ORDER BY id",
            )?;
            let mut each =
                connection.prepare("SELECT * FROM following WHERE follower = ?1 ORDER BY topic")?;
            let whom = |row: &Row<'_>| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?));
            let followers =
                all.query_map([period.to_string()], whom)?.collect::<rusqlite::Result<Vec<_>>>()?;
            let behind = |(id, language): (Vec<u8>, String)| {
                let all = each.query_map([&id], following)?.collect::<rusqlite::Result<Vec<_>>>()?;
                Ok(Behind { id, language, all })
            };
            followers.into_iter().map(behind).collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|e| self.failed(&e))
    }

    /// A follower hears of a period, by a letter, or by none where there is nothing to say. The letter, and how far its reader has
    /// then heard, are written together, so that nothing is told twice and nothing is left out, whenever the program ends.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn told(
        &self,
        who: &Behind,
        period: &Period,
        since: Since,
        letter: Option<&Letter>,
    ) -> Result<(), String> {
        let now = stored((self.now)());
        let write = || {
            let mut connection = self.connection();
            let transaction = connection.transaction()?;
            let turned = transaction.execute(
                "UPDATE follower SET period = ?2 WHERE id = ?1 AND period < ?2",
                params![who.id, period.to_string()],
            )?;
            // They have stopped meanwhile, or heard.
            if turned == 0 {
                return Ok(());
            }
            for following in &who.all {
                transaction.execute(
                    "UPDATE following SET entry = ?3, day = ?4 WHERE follower = ?1 AND topic = ?2",
                    params![who.id, following.topic.to_string(), stored(since.entry), since.day.to_string()],
                )?;
            }
            if let Some(letter) = letter {
                let id = format!("digest.{period}.{}@{}", hex(&self.code("mail", &who.id)), self.host);
                transaction.execute(
                    "INSERT INTO mail (id, kind, follower, made, subject, text, html, state, next) VALUES (?1, 'digest', ?2, ?3, ?4, ?5, ?6, 'waiting', ?3)",
                    params![id, who.id, now, letter.subject, letter.text, letter.html],
                )?;
            }
            transaction.commit()
        };
        write().map_err(|e| self.failed(&e))
    }

    /// The mail that is to be sent next, if any is now.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn next(&self) -> Result<Option<Waiting>, String> {
        let now = stored((self.now)());
        let read = || {
            let connection = self.connection();
            let mail =
                "SELECT mail.id AS mail, mail.*, follower.id AS whose, follower.address, follower.language
                FROM mail JOIN follower ON follower.id = mail.follower
                WHERE state = 'waiting' AND next <= ?1 AND suspended IS NULL ORDER BY next, mail.id LIMIT 1";
            let digest = |row: &Row<'_>| {
                let letter =
                    Letter { subject: row.get("subject")?, text: row.get("text")?, html: row.get("html")? };
                let whose: Vec<u8> = row.get("whose")?;
                let content = Content::Digest(letter, self.token("stop", &whose));
                Ok(Waiting {
                    id: row.get("mail")?,
                    address: row.get("address")?,
                    made: u64::try_from(row.get::<_, i64>("made")?).unwrap_or_default(),
                    language: row.get("language")?,
                    content,
                })
            };
            let asked =
                "SELECT mail.id AS mail, mail.made, wish.* FROM mail JOIN wish ON wish.token = mail.wish
                WHERE state = 'waiting' AND next <= ?1 ORDER BY next, mail.id LIMIT 1";
            let confirmation = |row: &Row<'_>| {
                let wish = wish(row)?;
                let id: Vec<u8> = row.get("id")?;
                Ok(Waiting {
                    id: row.get("mail")?,
                    address: wish.address.clone(),
                    made: u64::try_from(row.get::<_, i64>("made")?).unwrap_or_default(),
                    language: wish.language.clone(),
                    content: Content::Confirmation(wish, self.token("confirm", &id)),
                })
            };
            // Somebody waits for the letter that confirms, and looks into their mailbox.
            match connection.query_row(asked, [now], confirmation).optional()? {
                Some(first) => Ok(Some(first)),
                None => connection.query_row(mail, [now], digest).optional(),
            }
        };
        read().map_err(|e| self.failed(&e))
    }

    /// Marks a mail as being sent: from here on it is sent at most once.
    ///
    /// # Errors
    /// If that is not durable, or it does not wait any more: its reader has stopped.
    pub fn begin(&self, id: &str) -> Result<(), String> {
        let statement = "UPDATE mail SET state = 'sending' WHERE id = ?1 AND state = 'waiting'";
        match self.connection().execute(statement, [id]) {
            Ok(1) => Ok(()),
            Ok(_) => Err("it does not wait any more".into()),
            Err(error) => Err(self.failed(&error)),
        }
    }

    /// Takes note of what became of a mail. Whether it was given up.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn became(&self, mail: &Waiting, outcome: &Outcome) -> Result<bool, String> {
        let now = (self.now)();
        let write = || {
            let mut connection = self.connection();
            let transaction = connection.transaction()?;
            // What it said is not kept: that it was sent is.
            let ends = |state: &str, why: &str| {
                transaction.execute(
                    "UPDATE mail SET state = ?2, why = ?3, subject = NULL, text = NULL, html = NULL WHERE id = ?1",
                    params![mail.id, state, why],
                )
            };
            let given_up = match outcome {
                Outcome::Sent => {
                    ends("sent", "")?;
                    transaction.execute(
                        "UPDATE follower SET refused = 0 WHERE id = (SELECT follower FROM mail WHERE id = ?1)",
                        [&mail.id],
                    )?;
                    false
                }
                Outcome::Unknown(why) => {
                    ends("unknown", why)?;
                    false
                }
                Outcome::Refused { why, address } => {
                    ends("failed", why)?;
                    if *address {
                        transaction.execute(
                            "UPDATE follower SET refused = refused + 1, suspended = CASE WHEN refused + 1 >= ?2 THEN ?3 END
                             WHERE id = (SELECT follower FROM mail WHERE id = ?1)",
                            params![mail.id, REFUSED, stored(now)],
                        )?;
                    }
                    true
                }
                Outcome::Later(why) => {
                    let tried = match mail.kind() {
                        Mail::Confirmation => CONFIRMED_WITHIN,
                        Mail::Digest => TRIED,
                    };
                    if now >= mail.made.saturating_add(tried) {
                        ends("failed", why)?;
                        true
                    } else {
                        transaction.execute(
                            "UPDATE mail SET state = 'waiting', tries = tries + 1, next = ?2 + min(?3 << min(tries, 20), ?4), why = ?5 WHERE id = ?1",
                            params![mail.id, stored(now), stored(AGAIN.0), stored(AGAIN.1), why],
                        )?;
                        false
                    }
                }
                // It was not its fault: it keeps its turn.
                Outcome::NoServer(_) => {
                    transaction.execute(
                        "UPDATE mail SET state = 'waiting' WHERE id = ?1 AND state = 'sending'",
                        [&mail.id],
                    )?;
                    false
                }
            };
            transaction.commit()?;
            Ok(given_up)
        };
        write().map_err(|e| self.failed(&e))
    }

    /// How it stands, for monitors.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn stands(&self) -> Result<Stands, String> {
        let said = stored((self.now)().saturating_sub(SAID));
        let read = || {
            let statement = "SELECT
                (SELECT count(*) FROM mail WHERE state IN ('waiting', 'sending')),
                (SELECT min(made) FROM mail WHERE state IN ('waiting', 'sending')),
                (SELECT count(*) FROM mail WHERE state = 'unknown' AND made > ?1),
                (SELECT count(*) FROM follower),
                (SELECT count(*) FROM follower WHERE suspended IS NOT NULL)";
            self.connection().query_row(statement, [said], |row| {
                Ok(Stands {
                    waiting: count(row, 0)?,
                    oldest: count(row, 1)?,
                    unknown: count(row, 2)?,
                    addresses: count(row, 3)?,
                    suspended: count(row, 4)?,
                })
            })
        };
        read().map_err(|e: rusqlite::Error| self.failed(&e))
    }
}

/// A text of a letter with the token of its reader.
pub fn with_token(text: &str, token: &str) -> String {
    text.replace(TOKEN, token)
}
