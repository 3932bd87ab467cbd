//! Where the database is that servers share: an address in a file of the data folder.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use tokio_postgres::config::{Config, Host, SslMode, TargetSessionAttrs};

use super::STORE;
use crate::{LedgerError, key::write_durably};

/// The file in a data folder that names the database, readable by its owner only, since there may be a password in it.
pub const ADDRESS: &str = "store";
/// The certificates of whoever vouches for the database's, in PEM, if that is no public authority.
pub const AUTHORITY: &str = "store.pem";

/// How long it may take to reach a database.
const REACHED_WITHIN: Duration = Duration::from_secs(5);
/// How long a connection that says nothing is believed to be there.
const SILENT: Duration = Duration::from_secs(10);

/// The address of a PostgreSQL database, as its own programs take it: `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, with
/// several hosts where one can take the place of another.
#[derive(Clone)]
pub struct Address {
    /// What was written.
    text: String,
    pub(super) config: Config,
    /// Who vouches for the database's certificate.
    pub(super) authority: Option<PathBuf>,
}

impl Address {
    /// Whether a text begins as such an address does.
    pub fn is_one(text: &str) -> bool {
        text.starts_with("postgres://") || text.starts_with("postgresql://")
    }

    /// The address of the database of a data folder, if it names one.
    ///
    /// # Errors
    /// If it is none; and if there is a database in the folder as well.
    pub fn of(folder: &Path) -> Result<Option<Address>, LedgerError> {
        let path = folder.join(ADDRESS);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(LedgerError::io(&path)(e)),
        };
        if folder.join(STORE).exists() {
            let what = format!(
                "it names a database, and {STORE} lies beside it: there are two records; move away the one that is not the log's"
            );
            return Err(LedgerError::Database { place: path.display().to_string(), what });
        }
        let wrong = |what| LedgerError::Database { place: path.display().to_string(), what };
        let mut address: Address = text.trim().parse().map_err(wrong)?;
        address.authority = Some(folder.join(AUTHORITY)).filter(|file| file.exists());
        Ok(Some(address))
    }

    /// Has a data folder name this address, durably.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), LedgerError> {
        let (place, beside) = (folder.join(ADDRESS), folder.join(format!("{ADDRESS}.new")));
        write_durably(&beside, format!("{}\n", self.text).as_bytes(), true)?;
        fs::rename(&beside, &place).map_err(LedgerError::io(&place))?;
        crate::key::sync(folder)
    }

    /// The certificates in a file, by which the database's is checked.
    #[must_use]
    pub fn vouched_by(self, file: Option<PathBuf>) -> Address {
        Address { authority: file, ..self }
    }

    /// Whether all of its hosts are on this machine.
    fn is_local(config: &Config) -> bool {
        config.get_hosts().iter().all(|host| match host {
            Host::Tcp(name) => {
                name == "localhost"
                    || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
            }
            #[cfg(unix)]
            Host::Unix(_) => true,
        })
    }
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Address, String> {
        if !Address::is_one(text) {
            return Err("this is no address of a database: expected postgres://USER@HOST/DATABASE".into());
        }
        let mut config: Config =
            text.parse().map_err(|e| format!("this is no address of a database: {}", said(&e)))?;
        if config.get_hosts().is_empty() {
            return Err(
                "the address of the database names no host: expected postgres://USER@HOST/DATABASE".into()
            );
        }
        if config.get_password().is_none()
            && let Ok(password) = std::env::var("PGPASSWORD")
        {
            config.password(password);
        }
        // What the record is kept in is not sent in the clear across a network, unless that was said.
        if config.get_ssl_mode() == SslMode::Prefer && !text.contains("sslmode=") {
            config.ssl_mode(if Address::is_local(&config) { SslMode::Disable } else { SslMode::Require });
        }
        // A standby that has not taken over yet is no place to write to.
        config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        config.application_name("comity").keepalives_idle(SILENT).tcp_user_timeout(SILENT);
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(REACHED_WITHIN);
        }
        Ok(Address { text: text.to_owned(), config, authority: None })
    }
}

/// Without the password.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.text.split_once("://").unwrap_or_default();
        let (user, place) = rest.rsplit_once('@').map_or((None, rest), |(user, place)| (Some(user), place));
        let user = user.and_then(|user| user.split(':').next());
        let place = place.split('?').next().unwrap_or_default();
        match user {
            Some(user) => write!(f, "{scheme}://{user}@{place}"),
            None => write!(f, "{scheme}://{place}"),
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}

/// What an error says, with what is behind it.
pub(super) fn said(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut behind = error.source();
    while let Some(error) = behind {
        said = format!("{said}: {error}");
        behind = error.source();
    }
    said
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown_and_nothing_goes_in_the_clear_across_a_network() {
        let far: Address =
            "postgres://comity:se:cr@t@db1.example.org,db2.example.org:5433/log?options=-c%20x%3Dy"
                .parse()
                .unwrap();
        assert_eq!(far.to_string(), "postgres://comity@db1.example.org,db2.example.org:5433/log");
        assert!(!format!("{far:?}").contains("cr@t"));
        assert_eq!(far.config.get_ssl_mode(), SslMode::Require);
        let mode = |text: &str| text.parse::<Address>().unwrap().config.get_ssl_mode();
        assert_eq!(mode("postgres://c@127.0.0.1/log"), SslMode::Disable);
        assert_eq!(mode("postgres://c@localhost,db2.example.org/log"), SslMode::Require);
        assert_eq!(mode("postgres://c@db.example.org/log?sslmode=disable"), SslMode::Disable);
        assert_eq!(mode("postgres://c@%2Frun%2Fpostgresql/log"), SslMode::Disable);
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let wrong = |text: &str| text.parse::<Address>().unwrap_err();
        assert!(wrong("mysql://x/y").contains("expected postgres://"));
        assert!(wrong("postgres:///log").contains("names no host"));
        assert!(wrong("postgres://h/log?colour=red").contains("colour"));
        assert!(wrong("postgres://h:port/log").contains("no address of a database"));
    }

    #[test]
    fn a_folder_has_one_store() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Address::of(folder.path()).unwrap().is_none());
        let address: Address = "postgres://c@127.0.0.1/log".parse().unwrap();
        address.write(folder.path()).unwrap();
        assert_eq!(Address::of(folder.path()).unwrap().unwrap().to_string(), address.to_string());
        fs::write(folder.path().join(STORE), "x").unwrap();
        assert!(Address::of(folder.path()).unwrap_err().to_string().contains("two records"));
    }
}
