//! Where a store is reached: the options of its client from the environment, and what is held against them. Plain HTTP is spoken
//! to this machine alone, however an endpoint is said.

use std::{fs, sync::Arc, time::Duration};

use object_store::{
    ClientConfigKey, Error, ObjectStore, RetryConfig,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    azure::{AzureConfigKey, MicrosoftAzureBuilder},
    gcp::{GoogleCloudStorageBuilder, GoogleConfigKey},
};
use url::{Host, Url};

use super::trouble::line;

/// How often a request is made again that failed, and for how long: whoever follows begins again anyway.
const RETRIES: usize = 4;
const RETRIED_FOR: Duration = Duration::from_secs(30);

/// The store of an `s3://`, `gs://` or `az://` address.
///
/// # Errors
/// What the environment says that cannot be.
pub fn store(url: &Url) -> Result<Arc<dyn ObjectStore>, String> {
    let retry = RetryConfig { max_retries: RETRIES, retry_timeout: RETRIED_FOR, ..RetryConfig::default() };
    let said = |e: Error| line(&e);
    Ok(match url.scheme() {
        "s3" => {
            let builder = amazon(AmazonS3Builder::from_env())?.with_url(url.as_str()).with_retry(retry);
            Arc::new(builder.build().map_err(said)?)
        }
        "gs" => {
            let builder = google(GoogleCloudStorageBuilder::from_env())?;
            Arc::new(builder.with_url(url.as_str()).with_retry(retry).build().map_err(said)?)
        }
        _ => {
            let emulator = std::env::var("AZURITE_BLOB_STORAGE_URL").ok();
            let builder = azure(MicrosoftAzureBuilder::from_env(), emulator.as_deref())?;
            Arc::new(builder.with_url(url.as_str()).with_retry(retry).build().map_err(said)?)
        }
    })
}

fn amazon(builder: AmazonS3Builder) -> Result<AmazonS3Builder, String> {
    let own = [AmazonS3ConfigKey::S3Endpoint, AmazonS3ConfigKey::Endpoint];
    let endpoint = own.iter().find_map(|key| builder.get_config_value(key));
    Ok(if plain(endpoint.as_deref(), "AWS")? { builder.with_allow_http(true) } else { builder })
}

fn google(builder: GoogleCloudStorageBuilder) -> Result<GoogleCloudStorageBuilder, String> {
    let endpoint = google_endpoint(&builder);
    // Its own default is to speak plain HTTP to anybody. The machine's source of credentials needs no such leave.
    let http = plain(endpoint.as_deref(), "GOOGLE")? || allowed("GOOGLE");
    let builder = builder.with_config(GoogleConfigKey::Client(ClientConfigKey::AllowHttp), http.to_string());
    Ok(match endpoint {
        Some(endpoint) => builder.with_base_url(endpoint.trim_end_matches('/')),
        None => builder,
    })
}

/// Where Google's client would go: as it is said, or as the service account's own JSON says. Whatever is wrong with that, the
/// client says when it reads it.
fn google_endpoint(builder: &GoogleCloudStorageBuilder) -> Option<String> {
    builder.get_config_value(&GoogleConfigKey::BaseUrl).or_else(|| {
        let text = match builder.get_config_value(&GoogleConfigKey::ServiceAccount) {
            Some(path) => fs::read_to_string(path).ok()?,
            None => builder.get_config_value(&GoogleConfigKey::ServiceAccountKey)?,
        };
        let account: serde_json::Value = serde_json::from_str(&text).ok()?;
        Some(account.get("gcs_base_url")?.as_str()?.to_owned())
    })
}

/// Azure's, with where its emulator is said to be.
fn azure(builder: MicrosoftAzureBuilder, emulator: Option<&str>) -> Result<MicrosoftAzureBuilder, String> {
    // The client takes the emulator, wherever that is, with plain HTTP allowed.
    let no = ["0", "false", "off", "no", "n"];
    let emulated = builder.get_config_value(&AzureConfigKey::UseEmulator);
    if emulated.is_some_and(|said| !no.contains(&said.to_lowercase().as_str())) {
        plain(emulator, "AZURE")?;
        return Ok(builder);
    }
    if builder.get_config_value(&AzureConfigKey::AccountName).is_none() {
        return Err("which account is meant? Say its name in AZURE_STORAGE_ACCOUNT_NAME".into());
    }
    let Some(endpoint) = builder.get_config_value(&AzureConfigKey::Endpoint) else { return Ok(builder) };
    let builder = if plain(Some(&endpoint), "AZURE")? { builder.with_allow_http(true) } else { builder };
    // The container's name is put after it as it is: a second slash would be part of the path that is signed.
    Ok(builder.with_endpoint(endpoint.trim_end_matches('/').to_owned()))
}

/// Whether an endpoint is on this machine, where nobody listens in on plain HTTP. Elsewhere it needs somebody's word.
fn plain(endpoint: Option<&str>, prefix: &str) -> Result<bool, String> {
    let Some(endpoint) = endpoint else { return Ok(false) };
    let url = Url::parse(endpoint).map_err(|e| format!("the endpoint '{endpoint}' is no address: {e}"))?;
    if url.scheme() != "http" {
        return Ok(false);
    }
    let local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    if local || allowed(prefix) {
        return Ok(true);
    }
    Err(format!(
        "the endpoint {endpoint} is not encrypted, and whoever is on the way could change what is published; use https, or say {prefix}_ALLOW_HTTP=true where the way is safe"
    ))
}

/// Whether somebody says that the way to a store is safe.
fn allowed(prefix: &str) -> bool {
    let said = std::env::var(format!("{prefix}_ALLOW_HTTP"));
    said.is_ok_and(|said| ["true", "1"].contains(&said.to_lowercase().as_str()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const ELSEWHERE: &str = "http://storage.example.org";

    #[test]
    fn plain_http_stays_on_this_machine() {
        assert_eq!(plain(None, "COMITY_TEST"), Ok(false));
        for local in ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"] {
            assert_eq!(plain(Some(local), "COMITY_TEST"), Ok(true), "{local}");
        }
        assert_eq!(plain(Some("https://minio.example.org"), "COMITY_TEST"), Ok(false));
        let elsewhere = plain(Some("http://localhost.example.org"), "COMITY_TEST").unwrap_err();
        assert!(elsewhere.contains("COMITY_TEST_ALLOW_HTTP=true"), "{elsewhere}");
    }

    fn account(endpoint: &str) -> String {
        format!(
            r#"{{"private_key": "k", "private_key_id": "i", "client_email": "e", "disable_oauth": true, "gcs_base_url": "{endpoint}"}}"#
        )
    }

    #[test]
    fn however_an_endpoint_is_said_plain_http_to_elsewhere_is_refused() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), account(ELSEWHERE)).unwrap();
        let gcs = GoogleCloudStorageBuilder::new;
        let az = || MicrosoftAzureBuilder::new().with_account("depositary");
        let refused = [
            amazon(AmazonS3Builder::new().with_endpoint(ELSEWHERE)).map(drop),
            amazon(AmazonS3Builder::new().with_config(AmazonS3ConfigKey::S3Endpoint, ELSEWHERE)).map(drop),
            google(gcs().with_base_url(ELSEWHERE)).map(drop),
            google(gcs().with_service_account_key(account(ELSEWHERE))).map(drop),
            google(gcs().with_service_account_path(file.path().display().to_string())).map(drop),
            azure(az().with_endpoint(ELSEWHERE.into()), None).map(drop),
            azure(az().with_config(AzureConfigKey::UseEmulator, "yes"), Some(ELSEWHERE)).map(drop),
        ];
        for (which, refused) in refused.into_iter().enumerate() {
            let what = refused.unwrap_err();
            assert!(
                what.contains("is not encrypted") && what.contains("_ALLOW_HTTP=true"),
                "{which}: {what}"
            );
        }
        // What is not asked for is not held against anybody.
        azure(az().with_config(AzureConfigKey::UseEmulator, "0"), Some(ELSEWHERE)).unwrap();
    }

    #[test]
    fn google_is_spoken_to_in_the_clear_on_this_machine_only() {
        let http = |builder: &GoogleCloudStorageBuilder| {
            builder.get_config_value(&GoogleConfigKey::Client(ClientConfigKey::AllowHttp))
        };
        assert_eq!(http(&GoogleCloudStorageBuilder::new()).as_deref(), Some("true"), "its own default");
        let default = google(GoogleCloudStorageBuilder::new()).unwrap();
        assert_eq!(http(&default).as_deref(), Some("false"));
        let local =
            GoogleCloudStorageBuilder::new().with_service_account_key(account("http://127.0.0.1:4443/"));
        let local = google(local).unwrap();
        assert_eq!(http(&local).as_deref(), Some("true"));
        assert_eq!(
            local.get_config_value(&GoogleConfigKey::BaseUrl).as_deref(),
            Some("http://127.0.0.1:4443"),
            "without the slash, after which its client would put another"
        );
    }

    #[test]
    fn azure_asks_whose_account_is_meant() {
        let what = azure(MicrosoftAzureBuilder::new(), None).unwrap_err();
        assert!(what.contains("AZURE_STORAGE_ACCOUNT_NAME"), "{what}");
        let local =
            MicrosoftAzureBuilder::new().with_account("a").with_endpoint("http://127.0.0.1:10000/a/".into());
        let endpoint = azure(local, None).unwrap().get_config_value(&AzureConfigKey::Endpoint);
        assert_eq!(endpoint.as_deref(), Some("http://127.0.0.1:10000/a"));
    }
}
