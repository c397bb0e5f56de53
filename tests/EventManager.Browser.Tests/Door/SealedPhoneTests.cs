using System.Text.Json;
using EventManager.Browser.Tests.Surroundings;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>What lies on a phone of the staff, and what becomes of it.</summary>
public sealed class SealedPhoneTests(Chromium chromium)
{
    /// <summary>Everything that the page could read back, as one text, and what the key lets itself be asked.</summary>
    private const string WhatLiesThere = """
        async () => {
          const ask = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
          const db = await ask(indexedDB.open('door'));
          const names = [...db.objectStoreNames];
          let bytes = '';
          let things = 0;
          for (const name of names.filter((each) => each !== 'key')) {
            for (const { iv, bytes: sealed } of await ask(db.transaction(name).objectStore(name).getAll())) {
              things++;
              bytes += new TextDecoder('latin1').decode(iv) + new TextDecoder('latin1').decode(sealed);
            }
          }
          const [key] = await ask(db.transaction('key').objectStore('key').getAll());
          db.close();
          const exported = key ? await crypto.subtle.exportKey('raw', key).then(() => true, () => false) : false;
          const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
          return { things, bytes, exported, storage: JSON.stringify(localStorage), cached: caches_.flat().join(' ') };
        }
        """;

    [Fact]
    public async Task Names_token_and_scans_are_not_readable_where_they_lie()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.OfflineAsync();
        await phone.TypeAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");

        var lies = await phone.Page.EvaluateAsync<JsonElement>(WhatLiesThere);

        lies.GetProperty("things").GetInt32().ShouldBeGreaterThanOrEqualTo(4, "session, head, tickets, scan");
        lies.GetProperty("exported").GetBoolean().ShouldBeFalse();
        var readable = lies.GetProperty("bytes").GetString() + lies.GetProperty("storage").GetString();
        foreach (var secret in (string[])["Aylin", "Muster", "\"token\"", fair.Event.Slug, ticket.Id.ToString(), ticket.Code[^40..]])
            readable.ShouldNotContain(secret, Case.Sensitive);
        var cached = lies.GetProperty("cached").GetString()!;
        cached.ShouldContain("/door");
        cached.ShouldNotContain("/api/");
    }

    [Fact]
    public async Task An_unlinked_phone_wipes_everything_and_is_a_stranger()
    {
        await using var fair = await DoorFair.StartAsync();
        await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);

        await fair.UnlinkEverybodyAsync();
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Dieses Telefon ist nicht mehr verbunden");

        await NothingLiesThereAsync(phone);
        await phone.Page.ReloadAsync();
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Telefon verbinden");
    }

    [Fact]
    public async Task Unlinking_by_hand_says_what_is_lost_and_wipes()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.OfflineAsync();
        await phone.TypeAsync(ticket.Code);

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Einstellungen" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Dieses Telefon trennen" }).ClickAsync();
        await Expect(phone.Page.Locator("dialog[open] .notice")).ToContainTextAsync("1 Scan ist noch nicht beim Server");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, trennen" }).ClickAsync();

        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Telefon verbinden");
        await NothingLiesThereAsync(phone);
    }

    [Fact]
    public async Task A_profile_whose_key_is_gone_opens_nothing()
    {
        await using var fair = await DoorFair.StartAsync();
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.Page.EvaluateAsync(
            """
            () => new Promise((resolve) => {
              const opened = indexedDB.open('door');
              opened.onsuccess = () => {
                const write = opened.result.transaction('key', 'readwrite');
                write.objectStore('key').clear();
                write.oncomplete = resolve;
              };
            })
            """
        );

        await phone.Page.ReloadAsync();

        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Telefon verbinden");
    }

    /// <summary>The screen changes first, so that nobody reads a name on it; the wipe follows at once.</summary>
    private static async Task NothingLiesThereAsync(DoorPhone phone)
    {
        var things = -1;
        for (var i = 0; i < 100 && things != 0; i++, await Task.Delay(100))
            things = (await phone.Page.EvaluateAsync<JsonElement>(WhatLiesThere)).GetProperty("things").GetInt32();
        things.ShouldBe(0);
    }
}
