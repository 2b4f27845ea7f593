using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PilarBot.Persistence.Sqlite;

internal sealed class SqliteMigrations(
    ICurrentDbContext current, IDbContextOptions options, IMigrationsIdGenerator ids, IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
    : ProviderMigrations(current, options, ids, logger, "PilarBot.Persistence.Sqlite.Migrations");
