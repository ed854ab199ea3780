"""The blocks that works are made of. The studio's editor is drawn from them (see ``cms.works.schema``)."""
