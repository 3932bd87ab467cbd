//! What is asked, confirmed and stopped.

use comity_assess::follow::{Following, Since, Topic};
use comity_web::{NotKept, Subscribers, Wish};
use lettre::Address;
use rusqlite::{OptionalExtension, Row, params};
use url::Host;

use super::{CONFIRMED_WITHIN, DAY, Store, digest, hex, random};

/// So many letters to confirm one person gets in a day, whoever asks for them.
const OF_ONE: i64 = 3;
/// So many wait to be confirmed by anybody.
const OF_ALL: i64 = 20_000;
/// The longest address (RFC 5321, section 4.5.3.1.3, without its brackets).
const LONGEST: usize = 254;

/// An address as mail programs take it: its domain in ASCII (RFC 5891).
///
/// # Errors
/// Why mail cannot be sent to it.
pub fn address(text: &str) -> Result<Address, NotKept> {
    let wrong = |what: String| NotKept::Address(what);
    if text.len() > LONGEST {
        return Err(wrong(format!("it has {} bytes, and no address has more than {LONGEST}", text.len())));
    }
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(wrong("an address has no spaces and no control characters".into()));
    }
    let read: Address = text.parse().map_err(|e: lettre::address::AddressError| wrong(e.to_string()))?;
    match Host::parse(read.domain()) {
        // A name that only this machine or its network knows is nobody's who reads pages.
        Ok(Host::Domain(domain)) if domain.contains('.') => {
            Address::new(read.user(), domain).map_err(|e| wrong(e.to_string()))
        }
        Ok(_) => Err(wrong(format!("'{}' is not the name of a host on the Internet", read.domain()))),
        Err(e) => Err(wrong(format!("'{}': {e}", read.domain()))),
    }
}

/// By what an address is the same as another, and by what it is the same person's: mail to `me+news@` comes to `me@`.
fn same(address: &Address) -> (String, String) {
    let (user, domain) = (address.user().to_lowercase(), address.domain());
    let person = user.split('+').next().unwrap_or_default();
    (format!("{user}@{domain}"), format!("{person}@{domain}"))
}

/// A number as the database has it.
fn stored(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A row that the database would not have if we had written it.
fn broken(what: String) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(what.into())
}

fn topic(row: &Row<'_>, at: &str) -> rusqlite::Result<Topic> {
    row.get::<_, String>(at)?.parse().map_err(broken)
}

/// What somebody asked, as a row has it.
pub fn wish(row: &Row<'_>) -> rusqlite::Result<Wish> {
    Ok(Wish {
        address: row.get("address")?,
        language: row.get("language")?,
        topic: topic(row, "topic")?,
        only_missing: row.get("only_missing")?,
    })
}

/// What is followed, as a row has it.
pub fn following(row: &Row<'_>) -> rusqlite::Result<Following> {
    let day: String = row.get("day")?;
    let entry: i64 = row.get("entry")?;
    let since = Since { entry: u64::try_from(entry).unwrap_or_default(), day: day.parse().map_err(broken)? };
    Ok(Following { topic: topic(row, "topic")?, only_missing: row.get("only_missing")?, since })
}

impl Store {
    fn asked(&self, wish: &Wish, to: &Address) -> rusqlite::Result<Option<()>> {
        let now = stored((self.now)());
        let (same, person) = same(to);
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let count = |statement: &str, parameters: &[&dyn rusqlite::ToSql]| {
            transaction.query_row(statement, parameters, |row| row.get::<_, i64>(0))
        };
        if count("SELECT count(*) FROM wish WHERE confirmed IS NULL", &[])? >= OF_ALL {
            return Ok(None);
        }
        let since = now.saturating_sub(stored(DAY));
        // Whoever asks is told nothing of it: it would say that somebody else has asked for the same address.
        if count("SELECT count(*) FROM wish WHERE person = ?1 AND asked > ?2", &[&person, &since])? >= OF_ONE
        {
            return Ok(Some(()));
        }
        let id = random();
        let token = digest(&self.token("confirm", &id));
        transaction.execute(
            "INSERT INTO wish (token, id, address, same, person, language, topic, only_missing, asked) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![token, id, to.to_string(), same, person, wish.language, wish.topic.to_string(), wish.only_missing, now],
        )?;
        let mail = format!("confirm.{}@{}", hex(&self.code("mail", &id)), self.host);
        transaction.execute(
            "INSERT INTO mail (id, kind, wish, made, state, next) VALUES (?1, 'confirmation', ?2, ?3, 'waiting', ?3)",
            params![mail, token, now],
        )?;
        transaction.commit()?;
        Ok(Some(()))
    }

    fn find(&self, token: &str) -> rusqlite::Result<Option<Wish>> {
        let since = stored((self.now)().saturating_sub(CONFIRMED_WITHIN));
        self.connection()
            .query_row(
                "SELECT * FROM wish WHERE token = ?1 AND asked > ?2",
                params![digest(token), since],
                wish,
            )
            .optional()
    }

    fn confirmed(&self, token: &str, since: Since) -> rusqlite::Result<Option<Wish>> {
        let now = (self.now)();
        let (hash, from) = (digest(token), stored(now.saturating_sub(CONFIRMED_WITHIN)));
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let asked = "SELECT * FROM wish WHERE token = ?1 AND asked > ?2";
        let found = transaction
            .query_row(asked, params![hash, from], |row| {
                Ok((wish(row)?, row.get::<_, String>("same")?, row.get::<_, Option<i64>>("confirmed")?))
            })
            .optional()?;
        let Some((wish, same, confirmed)) = found else { return Ok(None) };
        // Pressed twice, a button does what it did.
        if confirmed.is_some() {
            return Ok(Some(wish));
        }
        let id = random();
        // Whoever begins hears in the next period: of this one they have seen the page. An address that was refused may be right again.
        transaction.execute(
            "INSERT INTO follower (id, address, same, language, token, period) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (same) DO UPDATE SET language = excluded.language, refused = 0, suspended = NULL,
             period = CASE WHEN suspended IS NULL THEN period ELSE excluded.period END",
            params![
                id,
                wish.address,
                same,
                wish.language,
                digest(&self.token("stop", &id)),
                self.schedule.period(now).to_string()
            ],
        )?;
        // What was followed before is from now on followed otherwise; nothing is told twice.
        transaction.execute(
            "INSERT INTO following (follower, topic, only_missing, entry, day) SELECT id, ?2, ?3, ?4, ?5 FROM follower WHERE same = ?1
             ON CONFLICT (follower, topic) DO UPDATE SET only_missing = excluded.only_missing",
            params![same, wish.topic.to_string(), wish.only_missing, stored(since.entry), since.day.to_string()],
        )?;
        transaction.execute("UPDATE wish SET confirmed = ?2 WHERE token = ?1", params![hash, stored(now)])?;
        transaction.commit()?;
        Ok(Some(wish))
    }

    fn of_token(&self, token: &str) -> rusqlite::Result<Option<Vec<Following>>> {
        let connection = self.connection();
        let id: Option<Vec<u8>> = connection
            .query_row("SELECT id FROM follower WHERE token = ?1", [digest(token)], |row| row.get(0))
            .optional()?;
        let Some(id) = id else { return Ok(None) };
        let mut statement =
            connection.prepare("SELECT * FROM following WHERE follower = ?1 ORDER BY topic")?;
        statement.query_map([id], following)?.collect::<rusqlite::Result<Vec<_>>>().map(Some)
    }

    fn stopped(&self, token: &str, only: Option<&Topic>) -> rusqlite::Result<Option<bool>> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let found: Option<(Vec<u8>, String)> = transaction
            .query_row("SELECT id, same FROM follower WHERE token = ?1", [digest(token)], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let Some((id, same)) = found else { return Ok(None) };
        let mut left = 0;
        if let Some(topic) = only {
            transaction.execute(
                "DELETE FROM following WHERE follower = ?1 AND topic = ?2",
                params![id, topic.to_string()],
            )?;
            left = transaction.query_row(
                "SELECT count(*) FROM following WHERE follower = ?1",
                [&id],
                |row| row.get::<_, i64>(0),
            )?;
            // Pressed again, the button of an old letter would begin it anew.
            transaction.execute(
                "DELETE FROM wish WHERE same = ?1 AND topic = ?2 AND confirmed IS NOT NULL",
                params![same, topic.to_string()],
            )?;
        }
        if left == 0 {
            transaction.execute("DELETE FROM follower WHERE id = ?1", [&id])?;
            transaction.execute("DELETE FROM wish WHERE same = ?1", [&same])?;
        }
        transaction.commit()?;
        Ok(Some(left > 0))
    }
}

impl Subscribers for Store {
    fn ask(&self, wish: &Wish) -> Result<(), NotKept> {
        let to = address(&wish.address)?;
        self.tidy().map_err(NotKept::Failed)?;
        match self.asked(wish, &to) {
            Ok(Some(())) => Ok(()),
            Ok(None) => Err(NotKept::Full),
            Err(error) => Err(NotKept::Failed(self.failed(&error))),
        }
    }

    fn wished(&self, token: &str) -> Result<Option<Wish>, NotKept> {
        self.find(token).map_err(|error| NotKept::Failed(self.failed(&error)))
    }

    fn confirm(&self, token: &str, since: Since) -> Result<Option<Wish>, NotKept> {
        self.confirmed(token, since).map_err(|error| NotKept::Failed(self.failed(&error)))
    }

    fn followed(&self, token: &str) -> Result<Option<Vec<Following>>, NotKept> {
        self.of_token(token).map_err(|error| NotKept::Failed(self.failed(&error)))
    }

    fn stop(&self, token: &str, only: Option<&Topic>) -> Result<Option<bool>, NotKept> {
        self.stopped(token, only).map_err(|error| NotKept::Failed(self.failed(&error)))
    }
}
