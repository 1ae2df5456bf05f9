//! An OpenID Connect issuer on a port of this machine: description, keys, codes and tokens. It checks what a real one
//! checks, and lies when a test says so.

use super::{School, TestApp};
use actix_web::rt;
use homeroom::platform::{
    access::Seals,
    db::{SchoolId, ids::SsoConnectionId},
    text::random_token,
};
use openidconnect::{
    JsonWebKeyId, PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey,
    core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey},
};
use serde_json::{Value, json};
use std::{cell::RefCell, collections::HashMap, net::SocketAddr, rc::Rc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use url::{Url, form_urlencoded};

pub const CLIENT: &str = "homeroom";
pub const SECRET: &str = "s3cret-of-the-school";

/// What signs the tokens. None of it is a secret of anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    Own,
    /// A key that is not the issuer's, under the name of its own.
    Stranger,
    /// Nothing at all.
    Nobody,
}

/// How it answers at one of its addresses.
#[derive(Debug, Clone)]
pub enum Says {
    As(Value),
    Status(&'static str),
    /// More than anybody reads.
    Floods,
    /// Later than anybody waits.
    Sleeps,
}

struct Granted {
    nonce: String,
    challenge: String,
    back: String,
}

type Forging = Box<dyn Fn(&mut Value)>;

struct Inside {
    url: String,
    /// Whom it signs in.
    claims: Value,
    forge: Forging,
    signs: Signs,
    says: HashMap<&'static str, Says>,
    codes: HashMap<String, Granted>,
    now: i64,
}

/// A clone is the same issuer.
#[derive(Clone)]
pub struct Issuer {
    pub at: SocketAddr,
    inside: Rc<RefCell<Inside>>,
}

impl Issuer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let inside = Inside {
            url: format!("http://{at}"),
            claims: json!({ "sub": "248289761001", "email": "jane@mergington.edu", "email_verified": true,
                "name": "Jane Doe" }),
            forge: Box::new(|_| {}),
            signs: Signs::Own,
            says: HashMap::new(),
            codes: HashMap::new(),
            now: 0,
        };
        let issuer = Self { at, inside: Rc::new(RefCell::new(inside)) };
        let serving = issuer.clone();
        rt::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let issuer = serving.clone();
                rt::spawn(async move { issuer.serve(stream).await });
            }
        });
        issuer
    }

    pub fn url(&self) -> String {
        self.inside.borrow().url.clone()
    }

    /// The next one whom it signs in.
    pub fn knows(&self, claims: Value) {
        self.inside.borrow_mut().claims = claims;
    }

    /// Bends each token before it is signed.
    pub fn forges(&self, forge: impl Fn(&mut Value) + 'static) {
        self.inside.borrow_mut().forge = Box::new(forge);
    }

    pub fn signs(&self, signs: Signs) {
        self.inside.borrow_mut().signs = signs;
    }

    /// `description`, `keys` or `token`.
    pub fn says(&self, at: &'static str, says: Says) {
        self.inside.borrow_mut().says.insert(at, says);
    }

    /// Honest again.
    pub fn repents(&self) {
        let mut inside = self.inside.borrow_mut();
        (inside.forge, inside.signs) = (Box::new(|_: &mut Value| {}), Signs::Own);
        inside.says.clear();
    }

    pub fn describes(&self) -> Value {
        let url = self.url();
        json!({ "issuer": url, "authorization_endpoint": format!("{url}/authorize"),
            "token_endpoint": format!("{url}/token"), "jwks_uri": format!("{url}/keys"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "none", "HS256"] })
    }

    /// What the browser meets there: signs in at once, and is sent back with a code. Says where to.
    pub fn authorize(&self, app: &TestApp, url: &str) -> String {
        let url = Url::parse(url).unwrap();
        assert_eq!(format!("{}/authorize", self.url()), url.as_str().split('?').next().unwrap());
        let asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
        assert_eq!(
            (asked["response_type"].as_str(), asked["client_id"].as_str(), asked["code_challenge_method"].as_str()),
            ("code", CLIENT, "S256")
        );
        let scopes: Vec<&str> = asked["scope"].split(' ').collect();
        assert_eq!(scopes, ["openid", "email", "profile"]);
        let code = random_token::<16>();
        let granted = Granted {
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            back: asked["redirect_uri"].clone(),
        };
        let mut inside = self.inside.borrow_mut();
        inside.codes.insert(code.clone(), granted);
        inside.now = app.clock.utc().and_utc().timestamp();
        let back = asked["redirect_uri"].strip_prefix("http://127.0.0.1:3003").expect("an address of ours");
        format!("{back}?code={code}&state={}", asked["state"])
    }

    async fn serve(&self, mut stream: TcpStream) {
        let Some((head, body)) = read(&mut stream).await else { return };
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let name = match path.as_str() {
            "/.well-known/openid-configuration" => "description",
            "/keys" => "keys",
            "/token" => "token",
            _ => "nothing",
        };
        let says = self.inside.borrow().says.get(name).cloned();
        let answer = match says {
            Some(Says::As(value)) => ok(&value.to_string()),
            Some(Says::Status(status)) => bare(status),
            Some(Says::Floods) => ok(&format!("{{\"x\":\"{}\"}}", "x".repeat(1024 * 1024))),
            Some(Says::Sleeps) => {
                rt::time::sleep(Duration::from_secs(30)).await;
                return;
            }
            None => match name {
                "description" => ok(&self.describes().to_string()),
                "keys" => ok(&json!({ "keys": [key(Signs::Own).as_verification_key()] }).to_string()),
                "token" => self.token(&head, &body),
                _ => bare("404 Not Found"),
            },
        };
        let _ = stream.write_all(&answer).await;
        let _ = stream.shutdown().await;
    }

    /// A code is good once, for whoever asked for it, with the secret and the verifier.
    fn token(&self, head: &str, body: &str) -> Vec<u8> {
        let form: HashMap<String, String> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        let said = |name: &str| form.get(name).cloned().unwrap_or_default();
        let expected = format!("authorization: basic {}", base64(format!("{CLIENT}:{SECRET}").as_bytes(), false));
        let is_client = head.lines().any(|line| {
            let (name, value) = line.split_once(": ").unwrap_or_default();
            let scheme = value.split(' ').next().unwrap_or_default().to_lowercase();
            let secret = value.split(' ').nth(1).unwrap_or_default();
            format!("{}: {scheme} {secret}", name.to_lowercase()) == expected
        });
        if !is_client || said("grant_type") != "authorization_code" {
            return bare("401 Unauthorized");
        }
        let Some(granted) = self.inside.borrow_mut().codes.remove(&said("code")) else {
            return bare("400 Bad Request");
        };
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(said("code_verifier")));
        if granted.back != said("redirect_uri") || challenge.as_str() != granted.challenge {
            return bare("400 Bad Request");
        }
        let token = self.sign(&granted.nonce);
        ok(&json!({ "access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": token }).to_string())
    }

    fn sign(&self, nonce: &str) -> String {
        let inside = self.inside.borrow();
        let mut claims = json!({ "iss": inside.url, "aud": CLIENT, "nonce": nonce, "iat": inside.now,
            "exp": inside.now + 300 });
        let of_person = inside.claims.as_object().unwrap().clone();
        claims.as_object_mut().unwrap().extend(of_person);
        (inside.forge)(&mut claims);
        let header = match inside.signs {
            Signs::Nobody => json!({ "alg": "none" }),
            _ => json!({ "alg": "RS256", "kid": "key-1" }),
        };
        let text = |json: &Value| base64(json.to_string().as_bytes(), true);
        let message = format!("{}.{}", text(&header), text(&claims));
        let signature = match inside.signs {
            Signs::Nobody => String::new(),
            who => {
                let alg = CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256;
                base64(&key(who).sign(&alg, message.as_bytes()).unwrap(), true)
            }
        };
        format!("{message}.{signature}")
    }
}

fn key(who: Signs) -> CoreRsaPrivateSigningKey {
    let pem = if who == Signs::Stranger { include_str!("stranger.pem") } else { include_str!("issuer.pem") };
    CoreRsaPrivateSigningKey::from_pem(pem, Some(JsonWebKeyId::new("key-1".to_owned()))).unwrap()
}

async fn read(stream: &mut TcpStream) -> Option<(String, String)> {
    let (mut asked, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&asked).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length =
                head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return Some((head.to_owned(), body.to_owned()));
            }
        }
        match stream.read(&mut part).await {
            Ok(n) if n > 0 => asked.extend_from_slice(&part[..n]),
            _ => return None,
        }
    }
}

fn ok(body: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len())
        .into_bytes()
}

fn bare(status: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").into_bytes()
}

/// In the alphabet of addresses and without padding, or in the one of headers.
fn base64(bytes: &[u8], for_addresses: bool) -> String {
    let last = if for_addresses { "-_" } else { "+/" };
    let alphabet = format!("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789{last}").into_bytes();
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(alphabet[(bits >> (18 - 6 * place) & 63) as usize]));
        }
        if !for_addresses {
            text.extend(std::iter::repeat_n('=', 3 - chunk.len()));
        }
    }
    text
}

/// A connection that is on, with its domain confirmed: teachers are those whose `groups` say `staff`.
pub fn connect(app: &TestApp, school: School, issuer: &str) -> SsoConnectionId {
    let (id, now) = (SsoConnectionId::fresh(), app.clock.utc());
    let owner: SchoolId = school.id.to_string().parse().unwrap();
    let sealed = Seals::of(&app.app.config.secret).seal(&owner, "sso_connections.secret", SECRET).unwrap();
    app.sql(&format!(
        "INSERT INTO sso_connections (school_id, id, label, issuer, client_id, secret_sealed, domain, domain_confirmed_at,
           role_claim, roles, is_on, created_at, updated_at)
         VALUES ({}, '{id}', 'Acme ID', '{issuer}', '{CLIENT}', '{sealed}', '{}.edu', '{now}', 'groups',
           '{{\"staff\":\"teacher\"}}', TRUE, '{now}', '{now}');
         UPDATE schools SET has_sso = TRUE WHERE id = {}",
        school.id, school.slug, school.id
    ));
    id
}
