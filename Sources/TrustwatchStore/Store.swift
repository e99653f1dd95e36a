internal import GRDB
internal import TrustwatchCore
