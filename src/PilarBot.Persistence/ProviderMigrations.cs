using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;

namespace PilarBot.Persistence;

// Both providers' migrations lie in one assembly, told apart by their namespace: EF would take all of them for either.
#pragma warning disable EF1001 // The public interface has no way to choose by namespace; this derives from the one class that reads them.
internal abstract class ProviderMigrations(
    ICurrentDbContext current, IDbContextOptions options, IMigrationsIdGenerator ids, IDiagnosticsLogger<DbLoggerCategory.Migrations> logger, string space)
    : MigrationsAssembly(current, options, ids, logger)
{
    private IReadOnlyDictionary<string, TypeInfo>? migrations;

    public override IReadOnlyDictionary<string, TypeInfo> Migrations =>
        migrations ??= new SortedList<string, TypeInfo>(Assembly.DefinedTypes
            .Where(t => t.Namespace == space && t.IsSubclassOf(typeof(Migration)))
            .ToDictionary(t => t.GetCustomAttribute<MigrationAttribute>()!.Id));

    public override ModelSnapshot? ModelSnapshot =>
        Assembly.GetTypes().Where(t => t.Namespace == space && t.IsSubclassOf(typeof(ModelSnapshot)))
            .Select(t => (ModelSnapshot)Activator.CreateInstance(t)!).SingleOrDefault();
}
#pragma warning restore EF1001
