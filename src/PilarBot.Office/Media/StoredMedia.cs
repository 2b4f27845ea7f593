using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;

namespace PilarBot.Office.Media;

/// <summary>The office's files as the channels send them: named by their id, uploaded to an account once and then sent by its reference.</summary>
internal sealed class StoredMedia(OfficeDatabase database) : IMediaSource
{
    public async ValueTask<string?> FindUploadedAsync(string account, string source, CancellationToken cancellation)
    {
        var id = Guid.Parse(source);
        await using var db = database.Open();
        // What came in on this account can go out on it again as it is.
        return await db.Media.Where(m => m.Id == id && m.Account == account).Select(m => m.FileRef).SingleOrDefaultAsync(cancellation);
    }

    public ValueTask<Stream> OpenAsync(string source, CancellationToken cancellation) =>
        throw new FileNotFoundException("This file has not been stored yet.");
}
