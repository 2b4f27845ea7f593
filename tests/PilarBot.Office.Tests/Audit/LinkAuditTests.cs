using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Audit;

public sealed class LinkAuditTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Entries_are_linked_in_the_order_of_their_ids_without_gaps_in_as_many_batches_as_it_takes(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        Assert.Equal(0, await rig.Linker().RunAsync(default));
        Assert.Equal(new(0, 0, null), await rig.VerifyAsync([]));
        await rig.EnterAsync(1100);
        Assert.Equal(new(0, 1100, null), await rig.VerifyAsync([]));

        Assert.Equal(1100, await rig.Linker().RunAsync(default));

        Assert.Equal(new(1100, 0, null), await rig.VerifyAsync());
        await using var db = rig.Database.Open();
        Assert.Equal(Enumerable.Range(1, 1100).Select(p => (long?)p), await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Position).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_that_link_at_once_never_fork_the_chain(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        var entering = Task.Run(() => rig.EnterAsync(300));
        async Task LinkAsync(LinkAudit linker)
        {
            for (var last = false; !last;)
            {
                last = entering.IsCompleted;
                try
                {
                    await linker.RunAsync(default);
                }
                catch (Exception exception) when (exception is DbUpdateException || rig.Database.IsConflict(exception))
                {
                    // The other one was faster: this one is undone and looks again.
                    last = false;
                }
            }
        }

        // Each with an anchor of its own, as on two computers.
        await Task.WhenAll(LinkAsync(rig.Linker()), LinkAsync(rig.Linker(rig.AnchorFile + ".other")), entering);

        Assert.Equal(new(300, 0, null), await rig.VerifyAsync());
        Assert.Null((await rig.VerifyAsync((await new AuditAnchor(rig.AnchorFile + ".other").ReadAsync(default))!.Value.Heads)).Finding);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task No_two_entries_have_one_position(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        await rig.EnterAsync(2);
        await rig.Linker().RunAsync(default);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => rig.TamperAsync("UPDATE audit_entries SET position = 1"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_between_the_commit_and_the_anchor_nothing_is_amiss_and_the_next_one_catches_up(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        await rig.EnterAsync(3);
        await rig.Linker().RunAsync(default);
        await rig.EnterAsync(3);
        // A folder stands where the file would: it is committed, and not noted.
        Directory.CreateDirectory(rig.AnchorFile + ".blocked.new");
        Assert.Equal(3, await rig.Linker(rig.AnchorFile + ".blocked").RunAsync(default));
        Assert.Equal(3, (await rig.HeadsAsync())![^1].Position);
        Assert.Equal(new(6, 0, null), await rig.VerifyAsync());

        Assert.Equal(0, await rig.Linker().RunAsync(default));

        Assert.Equal(6, (await rig.HeadsAsync())![^1].Position);
    }

    [Theory, OnSqlite]
    public async Task The_anchor_grows_by_a_line_a_day_with_the_newest_last_and_comes_back_when_it_is_lost(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        for (var day = 0; day < 3; day++)
        {
            for (var i = 0; i < 4; i++)
            {
                await rig.EnterAsync(2);
                await rig.Linker().RunAsync(default);
            }
            rig.Clock.Now += TimeSpan.FromDays(1);
        }
        Assert.Equal([8L, 16L, 24L], (await rig.HeadsAsync())!.Select(h => h.Position));
        Assert.Equal(new(24, 0, null), await rig.VerifyAsync());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(rig.AnchorFile));

        File.Delete(rig.AnchorFile);
        Assert.Null(await rig.HeadsAsync());
        await rig.EnterAsync(1);
        await rig.Linker().RunAsync(default);
        Assert.Equal([25L], (await rig.HeadsAsync())!.Select(h => h.Position));
    }

    [Theory, OnSqlite]
    public async Task Lines_of_the_anchor_that_cannot_be_read_are_counted_and_the_others_hold(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        await rig.EnterAsync(3);
        await rig.Linker().RunAsync(default);
        await File.AppendAllTextAsync(rig.AnchorFile, "2026-11-22T01:00:00Z 4 abc\n\nbukan baris\n");

        var read = await new AuditAnchor(rig.AnchorFile).ReadAsync(default);

        Assert.Equal((1, 3), (read!.Value.Heads.Count, read.Value.Unreadable));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_chain_holds_across_a_new_master_key(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        await rig.EnterAsync(4);
        await rig.Linker().RunAsync(default);
        rig.AddMasterKey();
        await rig.EnterAsync(4);
        await rig.Linker().RunAsync(default);

        Assert.Equal(new(8, 0, null), await rig.VerifyAsync());
    }
}
