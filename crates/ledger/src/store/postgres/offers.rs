//! What is handed in at servers that do not sequence, on its way to the one that does, and its answer on the way back.

use super::servers::Servers;
use crate::LedgerError;

/// How much is taken at a time.
const AT_A_TIME: i64 = 256;

/// Something that was handed in.
#[derive(Debug)]
pub struct Offer {
    /// What it is known by until it is answered.
    pub id: String,
    /// The statement, as it travels.
    pub said: String,
    /// The encrypted paper, if it is the sealing of one.
    pub paper: Option<Vec<u8>>,
}

impl Servers {
    /// Hands something in to whoever sequences.
    ///
    /// # Errors
    /// If it cannot be; then nobody knows of it.
    pub fn offer(&self, offer: Offer) -> Result<(), LedgerError> {
        let Offer { id, said, paper } = offer;
        self.connection.run(move |client| async move {
            let query = "INSERT INTO offer (id, said, paper) VALUES ($1, $2, $3)";
            client.execute(query, &[&id, &said, &paper]).await
        })?;
        self.tell("offer".into())
    }

    /// What is offered and has no answer yet, in the order in which it came. Nothing is answered by and by that has been
    /// waiting for longer than whoever offered it waits.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn offers(&self) -> Result<Vec<Offer>, LedgerError> {
        let rows = self.connection.run(|client| async move {
            client.execute("DELETE FROM offer WHERE made < now() - interval '1 minute'", &[]).await?;
            let query = "SELECT id, said, paper FROM offer WHERE answer IS NULL ORDER BY made, id LIMIT $1";
            client.query(query, &[&AT_A_TIME]).await
        })?;
        Ok(rows.iter().map(|row| Offer { id: row.get(0), said: row.get(1), paper: row.get(2) }).collect())
    }

    /// Answers what was offered: each by what it is known by.
    ///
    /// # Errors
    /// If it cannot be.
    pub fn answer(&self, answers: Vec<(String, String)>) -> Result<(), LedgerError> {
        let (ids, texts): (Vec<_>, Vec<_>) = answers.into_iter().unzip();
        self.connection.run(move |client| async move {
            let query = "UPDATE offer SET answer = given.text FROM unnest($1::text[], $2::text[]) AS given (id, text) \
                         WHERE offer.id = given.id";
            client.execute(query, &[&ids, &texts]).await
        })?;
        self.tell("answer".into())
    }

    /// Takes the answers to what this server offered, as far as they are there.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn answers(&self, ids: Vec<String>) -> Result<Vec<(String, String)>, LedgerError> {
        let rows = self.connection.run(move |client| async move {
            let query = "DELETE FROM offer WHERE id = ANY ($1) AND answer IS NOT NULL RETURNING id, answer";
            client.query(query, &[&ids]).await
        })?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    /// Takes back what nobody has answered; whether it was there to be taken. Otherwise its answer is there, or on its way.
    ///
    /// # Errors
    /// If it cannot be.
    pub fn take_back(&self, id: String) -> Result<bool, LedgerError> {
        let taken = self.connection.run(move |client| async move {
            client.execute("DELETE FROM offer WHERE id = $1 AND answer IS NULL", &[&id]).await
        })?;
        Ok(taken > 0)
    }
}
