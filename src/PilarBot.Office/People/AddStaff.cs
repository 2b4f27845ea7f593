using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;

namespace PilarBot.Office.People;

/// <summary>Adds a member of staff from the command line, and gives the code with which that person's chat is tied to the roster.</summary>
internal sealed class AddStaff(OfficeDatabase database, TimeProvider clock)
{
    /// <returns>The code, to be sent as <c>/start code</c> within <see cref="StartCode.Lifetime"/>.</returns>
    public Task<string> RunAsync(string name, string role, string wilayah, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.WriteAsync(async db =>
        {
            await db.Set<StartCode>().Where(c => c.Until < now.UtcDateTime).ExecuteDeleteAsync(cancellation);
            var id = Guid.CreateVersion7(now);
            db.People.Add(new() { Id = id, Name = name, CreatedAt = now.UtcDateTime });
            db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(now), PersonId = id, Role = role, Wilayah = wilayah, Since = now.UtcDateTime });
            foreach (var (act, detail) in new[] { (AuditAct.StaffAdded, null), (AuditAct.RoleGranted, role), (AuditAct.StartCodeIssued, null) })
                db.AuditEntries.Add(AuditEntry.By(AuditActor.CommandLine, act, id.ToString(), detail, now.UtcDateTime));
            var code = StartCode.New();
            db.Set<StartCode>().Add(new() { Hash = StartCode.HashOf(code), PersonId = id, Until = now.UtcDateTime + StartCode.Lifetime });
            return code;
        }, cancellation);
    }
}
