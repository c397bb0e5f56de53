using EventManager.Web.Platform.Pictures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventManager.Component.Tests.Pictures;

/// <summary>Files whose address is what they hold.</summary>
public sealed class KeptFilesTests
{
    private static readonly Guid Id = Guid.Parse("0b6a4d0e-6c0e-4a5c-8a67-40a9a3f7a001");

    [Theory]
    [InlineData("\"0b6a4d0e6c0e4a5c8a6740a9a3f7a001\"", 0)]
    [InlineData("\"other\", W/\"0b6a4d0e6c0e4a5c8a6740a9a3f7a001\"", 0)]
    [InlineData("\"other\"", 1)]
    [InlineData(null, 1)]
    public async Task What_a_browser_has_already_is_not_read_for_it(string? known, int reads)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.IfNoneMatch = known;
        var read = 0;

        var answer = await KeptFiles.AnswerAsync(
            http,
            Id,
            () =>
            {
                read++;
                return Task.FromResult(((byte[]?)[1], KeptFiles.WebP));
            }
        );

        read.ShouldBe(reads);
        (answer is StatusCodeHttpResult { StatusCode: 304 }).ShouldBe(reads == 0);
    }
}
