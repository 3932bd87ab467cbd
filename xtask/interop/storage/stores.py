"""Servers of object storage on this machine, and what their makers' own clients see there: S3 by moto with boto3, Azure by
Azurite with azure-storage-blob."""

import atexit
import base64
import datetime
import logging
import os
import subprocess
import urllib.request

import azure.core.exceptions
import boto3
import botocore.exceptions
from azure.core import MatchConditions
from azure.storage.blob import BlobServiceClient, ContainerSasPermissions, generate_container_sas
from moto.server import ThreadedMotoServer


class S3:
    """Moto's server. It looks at no signature until it is told to."""

    scheme = "s3"
    # What it says of a bucket that is not there, and of somebody who may not write.
    missing, elsewhere, allow = "NoSuchBucket", [{"AWS_ENDPOINT": "http://s3.example.org"}], "AWS_ALLOW_HTTP=true"
    secrets = ["a secret"]

    def __init__(self, _):
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self.server.start()
        self.host, self.port = self.server.get_host_and_port()
        self.url = f"http://{self.host}:{self.port}"
        who = {"aws_access_key_id": "depositary", "aws_secret_access_key": "a secret", "region_name": "us-east-1"}
        self.client = boto3.client("s3", endpoint_url=self.url, **who)

    def stop(self):
        self.server.stop()

    def said(self, at=None):
        who = {"AWS_ACCESS_KEY_ID": "depositary", "AWS_SECRET_ACCESS_KEY": "a secret", "AWS_REGION": "us-east-1"}
        return who | {"AWS_ENDPOINT": at or self.url}

    def ways(self, _, at=None):
        """Other ways to say the same."""
        said = self.said()
        del said["AWS_ENDPOINT"]
        return [said | {"AWS_ENDPOINT_URL_S3": at or self.url}]

    def stranger(self):
        """Says who may not write here: from now on nobody may."""
        plain = {"Content-Type": "text/plain"}
        asked = urllib.request.Request(f"{self.url}/moto-api/reset-auth", data=b"0", headers=plain, method="POST")
        urllib.request.urlopen(asked)
        return self.said()

    def make(self, bucket):
        self.client.create_bucket(Bucket=bucket)

    def put(self, bucket, name, content):
        self.client.put_object(Bucket=bucket, Key=name, Body=content)

    def get(self, bucket, name):
        return self.client.get_object(Bucket=bucket, Key=name)["Body"].read()

    def remove(self, bucket, name):
        self.client.delete_object(Bucket=bucket, Key=name)

    def head(self, bucket, name):
        found = self.client.head_object(Bucket=bucket, Key=name)
        return found["ContentType"], found["CacheControl"]

    def there(self, bucket):
        """What lies there: the tag, and the MD5 of the content, which is the tag."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        return {o["Key"]: (o["ETag"], o["ETag"].strip('"')) for page in pages for o in page.get("Contents", [])}

    def open(self, bucket):
        """Lets everybody read it; its address."""
        everybody = f"""{{"Version": "2012-10-17", "Statement": [{{"Effect": "Allow", "Principal": "*",
            "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{bucket}/*"}}]}}"""
        self.client.put_bucket_policy(Bucket=bucket, Policy=everybody)
        return f"{self.url}/{bucket}"

    def heeds(self, bucket):
        """Both conditions are kept to, and do not stand in the way of who meets them."""
        tag = self.client.put_object(Bucket=bucket, Key="x", Body=b"1", IfNoneMatch="*")["ETag"]
        for wrong in [{"IfNoneMatch": "*"}, {"IfMatch": '"0"'}]:
            try:
                self.client.put_object(Bucket=bucket, Key="x", Body=b"2", **wrong)
                raise AssertionError(f"moto does not heed {wrong}")
            except botocore.exceptions.ClientError as error:
                assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 412, error
        assert self.client.put_object(Bucket=bucket, Key="x", Body=b"2", IfMatch=tag)["ETag"] != tag

    @staticmethod
    def deletes(line):
        return line.startswith("POST") and "delete" in line


class Azure:
    """Azurite, with an account of our own. It looks at every signature."""

    scheme = "az"
    missing, allow = "ContainerNotFound", "AZURE_ALLOW_HTTP=true"
    elsewhere = [
        {"AZURE_STORAGE_ENDPOINT": "http://depositary.example.org"},
        {"AZURE_STORAGE_USE_EMULATOR": "true", "AZURITE_BLOB_STORAGE_URL": "http://depositary.example.org"},
    ]
    key = base64.b64encode(b"a secret of the depositary's").decode()
    # A signature of an address stands in it, whoever is shown the address.
    secrets = [key, "sig="]

    def __init__(self, azurite):
        options = ["--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--silent"]
        # The client library may be newer than the server.
        options += ["--skipApiVersionCheck", "--disableTelemetry"]
        accounts = {**os.environ, "AZURITE_ACCOUNTS": f"depositary:{self.key}"}
        self.server = subprocess.Popen(["node", azurite, *options], env=accounts, stdout=subprocess.PIPE, text=True)
        # Also where something is found to be wrong.
        atexit.register(self.stop)
        listens = next((line for line in self.server.stdout if " listens on " in line), None)
        assert listens, "Azurite ended before it listened"
        self.url = listens.split()[-1]
        self.host, port = self.url.removeprefix("http://").split(":")
        self.port = int(port)
        self.client = BlobServiceClient(f"{self.url}/depositary", credential=self.key, retry_total=0)

    def stop(self):
        self.server.terminate()
        self.server.wait()

    def said(self, at=None):
        who = {"AZURE_STORAGE_ACCOUNT_NAME": "depositary", "AZURE_STORAGE_ACCOUNT_KEY": self.key}
        return who | {"AZURE_STORAGE_ENDPOINT": f"{at or self.url}/depositary"}

    def ways(self, bucket, at=None):
        """Other ways to say the same: with a slash at the end, as an emulator, and by a signature for this container alone."""
        slash, emulator, signed = self.said(at), self.said(at), self.said(at)
        slash["AZURE_STORAGE_ENDPOINT"] += "/"
        del emulator["AZURE_STORAGE_ENDPOINT"]
        emulator |= {"AZURE_STORAGE_USE_EMULATOR": "true", "AZURITE_BLOB_STORAGE_URL": at or self.url}
        del signed["AZURE_STORAGE_ACCOUNT_KEY"]
        may = ContainerSasPermissions(read=True, create=True, write=True, list=True, delete=True)
        until = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
        token = generate_container_sas("depositary", bucket, account_key=self.key, permission=may, expiry=until)
        return [slash, emulator, signed | {"AZURE_STORAGE_SAS_TOKEN": token}]

    def stranger(self):
        """Says who may not write here: a key of another account."""
        return self.said() | {"AZURE_STORAGE_ACCOUNT_KEY": base64.b64encode(b"somebody else's").decode()}

    def blob(self, bucket, name):
        return self.client.get_blob_client(bucket, name)

    def make(self, bucket):
        self.client.create_container(bucket)

    def put(self, bucket, name, content):
        self.blob(bucket, name).upload_blob(content, overwrite=True)

    def get(self, bucket, name):
        return self.blob(bucket, name).download_blob().readall()

    def remove(self, bucket, name):
        self.blob(bucket, name).delete_blob()

    def head(self, bucket, name):
        found = self.blob(bucket, name).get_blob_properties().content_settings
        return found.content_type, found.cache_control

    def there(self, bucket):
        """What lies there: the tag, which is another after each writing, and the MD5 of the content."""
        listed = self.client.get_container_client(bucket).list_blobs()
        return {blob.name: (blob.etag, bytes(blob.content_settings.content_md5).hex()) for blob in listed}

    def open(self, bucket):
        """Lets everybody read it; its address."""
        self.client.get_container_client(bucket).set_container_access_policy({}, public_access="blob")
        return f"{self.url}/depositary/{bucket}"

    def hold(self, bucket, name):
        """Holds a file by a lease: without it nobody may write it. What ends that."""
        return self.blob(bucket, name).acquire_lease().release

    def heeds(self, bucket):
        """Both conditions are kept to, and do not stand in the way of who meets them."""
        blob = self.blob(bucket, "x")
        tag = blob.upload_blob(b"1")["etag"]
        other = {"overwrite": True, "match_condition": MatchConditions.IfNotModified}
        # Azure says 409 of what is there, where others say 412.
        for wrong, status in [({"overwrite": False}, 409), (other | {"etag": '"0"'}, 412)]:
            try:
                blob.upload_blob(b"2", **wrong)
                raise AssertionError(f"Azurite does not heed {wrong}")
            except azure.core.exceptions.HttpResponseError as error:
                assert error.status_code == status, error
        assert blob.upload_blob(b"2", etag=tag, **other)["etag"] != tag

    @staticmethod
    def deletes(line):
        return line.startswith("POST") and "comp=batch" in line


STORES = {"moto": S3, "azurite": Azure}
