internal import Crypto
internal import Curl
internal import Logging
internal import ServiceLifecycle
internal import Subprocess
internal import TrustwatchCore
internal import TrustwatchStore
