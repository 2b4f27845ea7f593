using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Reliability;

/// <summary>A table that takes no more rows, as with a full table space or a broken index: only what calls for a human fails.</summary>
internal static class HumanRequestsTable
{
    public static Task RefuseAsync(OfficeSite site) => RunAsync(site, site.Database.Provider == "sqlite"
        ? ["CREATE TRIGGER refuse BEFORE INSERT ON human_requests BEGIN SELECT RAISE(ABORT, 'no'); END"]
        :
        [
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'",
            "CREATE TRIGGER refuse BEFORE INSERT ON human_requests FOR EACH ROW EXECUTE FUNCTION refuse()",
        ]);

    public static Task MendAsync(OfficeSite site) =>
        RunAsync(site, site.Database.Provider == "sqlite" ? ["DROP TRIGGER refuse"] : ["DROP TRIGGER refuse ON human_requests"]);

    private static async Task RunAsync(OfficeSite site, string[] statements)
    {
        await using var db = site.Database.Office.Open();
        foreach (var statement in statements)
            await db.Database.ExecuteSqlRawAsync(statement);
    }
}
