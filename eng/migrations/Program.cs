// usage: dotnet run --project eng/migrations -- <Name>
// Writes the next migration of each provider whose model has changed into src/PilarBot.Persistence/<Provider>/Migrations.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using PilarBot.Office;
using PilarBot.Persistence.Postgres;
using PilarBot.Persistence.Sqlite;

if (args is not [var name])
{
    Console.Error.WriteLine("usage: dotnet run --project eng/migrations -- <Name>");
    return 2;
}
var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../"));
Scaffold("Sqlite", new SqliteDatabase(Path.Combine(Path.GetTempPath(), "pilarbot-migrations.db")).Open(),
    new Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices());
Scaffold("Postgres", new PostgresDatabase("Host=localhost;Database=none").Open(),
    new Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices());
return 0;

void Scaffold(string provider, OfficeDbContext db, IDesignTimeServices design)
{
    if (!db.Database.HasPendingModelChanges())
    {
        Console.WriteLine($"{provider}: up to date");
        return;
    }
    var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
    design.ConfigureDesignTimeServices(services);
    using var built = services.BuildServiceProvider();
    var scaffolder = built.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "PilarBot.Persistence", $"{provider}.Migrations");
    var folder = Path.Combine(root, "src/PilarBot.Persistence", provider, "Migrations");
    Directory.CreateDirectory(folder);
    File.WriteAllText(Path.Combine(folder, migration.MigrationId + migration.FileExtension), migration.MigrationCode);
    File.WriteAllText(Path.Combine(folder, migration.MigrationId + ".Designer" + migration.FileExtension), migration.MetadataCode);
    File.WriteAllText(Path.Combine(folder, migration.SnapshotName + migration.FileExtension), migration.SnapshotCode);
    Console.WriteLine($"{provider}: {migration.MigrationId}");
}
