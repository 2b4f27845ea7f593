using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office;
using PilarBot.Office.Sealing;

namespace PilarBot.Host.StaffConsole;

/// <summary>Keeps the keys of cookies in the database, sealed: every host reads what another wrote, and a dump of the database forges nothing.</summary>
internal sealed class CookieKeys(OfficeDatabase database, Sealer sealer, TimeProvider clock) : IXmlRepository
{
    private const string Field = "xml";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.Open();
        return [.. db.CookieKeys.AsNoTracking().OrderBy(k => k.CreatedAt).ToList().Select(k => XElement.Parse(sealer.OpenText(k.Key, k.Id, Field, k.Xml)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var key = sealer.NewKey(id);
        database.WriteAsync(db =>
        {
            db.CookieKeys.Add(new() { Id = id, Key = key, Xml = sealer.Seal(key, id, Field, element.ToString(SaveOptions.DisableFormatting)), CreatedAt = now.UtcDateTime });
            return Task.FromResult(0);
        }, CancellationToken.None).GetAwaiter().GetResult();
    }
}
