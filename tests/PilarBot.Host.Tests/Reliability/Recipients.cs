using PilarBot.Office.Sealing;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.Reliability;

/// <summary>People on the roster who can be sent broadcasts, without the talk that would bring them there.</summary>
internal static class Recipients
{
    private const int Batch = 2000;

    /// <summary>Puts them there, in one role.</summary>
    /// <returns>The chat of the last one.</returns>
    public static async Task<Guid> AddAsync(OfficeSite site, IReadOnlyList<FakeUser> users, string role = "tksk", string wilayah = "74.06.05")
    {
        var sealer = new Sealer(MasterKeys.Load(site.KeysFolder), new());
        var now = TimeProvider.System.GetUtcNow();
        Guid last = default;
        foreach (var some in users.Chunk(Batch))
            last = await site.Database.Office.WriteAsync(db =>
            {
                var chat = Guid.Empty;
                foreach (var user in some)
                {
                    var person = Guid.CreateVersion7(now);
                    chat = Guid.CreateVersion7(now);
                    db.People.Add(new() { Id = person, Name = user.Name, CreatedAt = now.UtcDateTime });
                    db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(now), PersonId = person, Role = role, Wilayah = wilayah, Since = now.UtcDateTime });
                    db.Conversations.Add(new()
                    {
                        Id = chat,
                        Account = "telegram",
                        Address = $"{user.Id}",
                        PersonId = person,
                        Key = sealer.NewKey(chat),
                        CreatedAt = now.UtcDateTime,
                        LastInboundAt = now.UtcDateTime,
                    });
                }
                return Task.FromResult(chat);
            }, CancellationToken.None);
        return last;
    }

    /// <summary>A broadcast to those of a role that goes out at once.</summary>
    /// <returns>Its number.</returns>
    public static Task<string> ScheduleAsync(OfficeSite site, Guid author, string text, string role = "tksk", int number = 1)
    {
        var now = TimeProvider.System.GetUtcNow();
        return site.Database.Office.WriteAsync(db =>
        {
            var named = $"SR-2026-{number:000000}";
            db.Broadcasts.Add(new()
            {
                Id = Guid.CreateVersion7(now),
                Number = named,
                Text = text,
                Audience = new() { Roles = [role] },
                At = now.UtcDateTime,
                CreatedBy = null,
                ConversationId = author,
                CreatedAt = now.UtcDateTime,
            });
            return Task.FromResult(named);
        }, CancellationToken.None);
    }

    /// <summary>True for a host that has taken the account's lease.</summary>
    public static bool SendsFor(RunningHost host) => host.Output.Contains("This host sends for telegram", StringComparison.Ordinal);
}
